package dev.sightline.core.numbers;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.text.Token;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Attention maps of an analysis as scores. Pure. */
public final class AttentionScores {
  /** Stands for the mean over all heads of a layer. */
  public static final int MEAN = -1;

  /** The largest over all heads of a layer, place by place, rows rescaled. */
  public static final int MAX = -2;

  /** What a number of most maps is. */
  public static final Phrase SHARE = Phrase.of("share of the token's attention");

  private static final Phrase MEAN_OF_CELLS = Phrase.of("mean attention of the clip's cells");

  private AttentionScores() {}

  /** One head of one layer, or the mean of its heads. */
  public static AttentionMap map(AttentionStack stack, int layer, int head) {
    return switch (head) {
      case MEAN -> stack.meanOverHeads(layer);
      case MAX -> stack.maxOverHeads(layer);
      default -> stack.map(layer, head);
    };
  }

  /**
   * A map as the matrix shows it: between tokens and clips without the special tokens, between
   * tokens and tokens with all.
   *
   * @throws IllegalArgumentException if the map joins neither
   */
  public static Scores.Matrix matrix(AttentionMap map) {
    if (map.query() instanceof Axis.Tokens q && map.key() instanceof Axis.Tokens k) {
      return new Scores.Matrix(
          tokens(q.tokens(), true),
          new Scores.Columns.OfTokens(tokens(k.tokens(), true)),
          map.values(),
          false,
          SHARE.english());
    }
    TokenClipMatrix m = TokenClipMatrix.of(map);
    List<Scores.Token> rows = tokens(m.tokens(), false);
    int clips = m.clips().size();
    float[] values = new float[rows.size() * clips];
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(m.values(), rows.get(r).index() * clips, values, r * clips, clips);
    }
    return new Scores.Matrix(
        rows,
        new Scores.Columns.OfClips(m.clips().stream().map(Scores.Span::of).toList()),
        values,
        false,
        m.reduction() == TokenClipMatrix.Reduction.SUM_OF_CELLS
            ? SHARE.english()
            : MEAN_OF_CELLS.english());
  }

  /** One token's row of a matrix on the time line. */
  public static Scores.OfClips clips(Scores.Matrix matrix, int row) {
    if (!(matrix.columns() instanceof Scores.Columns.OfClips columns)) {
      throw new IllegalArgumentException("the columns are no clips");
    }
    int n = columns.count();
    return new Scores.OfClips(
        columns.clips(),
        Arrays.copyOfRange(matrix.values(), row * n, (row + 1) * n),
        matrix.signed(),
        matrix.unit());
  }

  /** What every token gets in one column of a matrix. */
  public static Scores.OfTokens tokens(Scores.Matrix matrix, int column) {
    float[] values = new float[matrix.rows().size()];
    for (int r = 0; r < values.length; r++) {
      values[r] = matrix.at(r, column);
    }
    return new Scores.OfTokens(matrix.rows(), values, matrix.signed(), matrix.unit());
  }

  /**
   * Where a map of an analysis comes from.
   *
   * @param layer from 0
   * @param head from 0, or {@link #MEAN} or {@link #MAX}
   */
  public static Source source(Analysis a, AttentionStack stack, int layer, int head) {
    Phrase heads =
        head >= 0
            ? Phrase.of("head {0}", head + 1)
            : stack.heads() == 1
                ? Phrase.NONE
                : Phrase.of(
                    head == MAX ? "largest of {0} heads, rescaled" : "mean of {0} heads",
                    stack.heads());
    return new Source(
        name(stack.kind()),
        stack.kind() == AttentionStack.Kind.ALIGNMENT
            ? Phrase.NONE
            : Phrase.of("layer {0}", layer + 1),
        heads,
        "",
        Phrase.NONE,
        Phrase.plain(a.provenance().bundleName()),
        Phrase.plain(a.provenance().bundleSha256()),
        Phrase.plain(String.valueOf(a.video().path().getFileName())),
        Phrase.plain(a.provenance().videoSha256()),
        Phrase.plain(a.text().text()),
        a.provenance().product());
  }

  /** What a kind of map is called in a caption. */
  public static Phrase name(AttentionStack.Kind kind) {
    return switch (kind) {
      case ALIGNMENT -> Phrase.of("Alignment of words and video");
      case TEXT_SELF -> Phrase.of("Self-attention of the text");
      case TEXT_TO_VIDEO -> Phrase.of("Cross-attention from text to video");
      case VIDEO_TO_TEXT -> Phrase.of("Cross-attention from video to text");
    };
  }

  private static List<Scores.Token> tokens(List<Token> tokens, boolean special) {
    return IntStream.range(0, tokens.size())
        .filter(i -> special || !tokens.get(i).isSpecial())
        .mapToObj(i -> new Scores.Token(i, tokens.get(i).piece()))
        .toList();
  }
}
