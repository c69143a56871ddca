package dev.sightline.app.attention;

import dev.sightline.app.selection.Explained;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.analysis.statistics.SinkFree;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.media.Clip;
import dev.sightline.core.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the matrix shows. Immutable and pure: {@code [rows, columns]} of weights in 0..1, or of
 * signed scores.
 *
 * @param rows tokens, from top to bottom
 * @param columns clips or tokens, from left to right; each begins where the one before ends
 * @param values {@code [row, column]}, row by row; not to be written to
 * @param content what columns and values are
 * @param traits what else must be known to read the values
 */
public record MatrixData(
    List<Row> rows, List<Column> columns, float[] values, Content content, Traits traits) {

  /**
   * What must be known to read the values.
   *
   * @param signed values below 0 mean the opposite of values above 0, and 0 means nothing
   * @param transposed rows are clips and columns tokens
   * @param withoutSinks weight on special tokens was taken away and the rest rescaled; where
   *     nothing was left the value is not a number
   * @param unit what a value is; empty if the content says it
   * @param help the same at length
   */
  public record Traits(
      boolean signed, boolean transposed, boolean withoutSinks, String unit, String help) {
    /** Attention weights. */
    public static final Traits WEIGHTS = new Traits(false, false, false);

    /** Of attention weights, or of scores whose unit the content says. */
    public Traits(boolean signed, boolean transposed, boolean withoutSinks) {
      this(signed, transposed, withoutSinks, "", "");
    }

    Traits turned() {
      return new Traits(signed, true, withoutSinks, unit, help);
    }
  }

  /** Token of a row that stands for no token. */
  public static final int NO_TOKEN = -1;

  /** What the columns are and how the values came about. */
  public enum Content {
    /** Columns are clips; each value is a token's weight on all cells of the clip together. */
    TOKENS_TO_CLIPS,
    /** Columns are clips; each value is the mean weight of the clip's cells on the token. */
    CLIPS_TO_TOKENS,
    /** Columns are tokens; the matrix is square and special tokens are shown. */
    TOKENS_TO_TOKENS
  }

  /**
   * A token.
   *
   * @param token index in the analysis' tokens
   * @param label the piece as it is read, without {@code ##}
   * @param place where it stands in its word
   */
  public record Row(int token, String label, Place place) {}

  /** Where a piece stands in its word. */
  public enum Place {
    /** The word is one piece. */
    WHOLE,
    FIRST,
    MIDDLE,
    LAST,
    /** [CLS] and [SEP], which stand for no word. */
    SPECIAL
  }

  /**
   * A clip or a token.
   *
   * @param index of the clip, or of the token in the analysis' tokens
   * @param start left edge: s for clips, a count for tokens
   * @param end right edge, exclusive
   * @param label of a token; empty for a clip
   */
  public record Column(int index, double start, double end, String label) {}

  /**
   * @throws IllegalArgumentException if the shape does not fit
   */
  public MatrixData {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    if (values.length != rows.size() * columns.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + rows.size() + " × " + columns.size());
    }
  }

  /** Of weights. */
  public MatrixData(List<Row> rows, List<Column> columns, float[] values, Content content) {
    this(rows, columns, values, content, Traits.WEIGHTS);
  }

  /**
   * Scores of tokens and clips, such as an explanation gives. Special tokens are left out.
   *
   * @param tokens all tokens of the text
   * @param values {@code [tokens, clips]}, row by row
   * @param signed whether values can be negative
   */
  public static MatrixData ofScores(
      List<Token> tokens, List<Clip> clips, float[] values, boolean signed) {
    List<Row> rows = rows(tokens, false);
    return new MatrixData(
        rows,
        columns(clips),
        pick(rows, clips.size(), values),
        Content.TOKENS_TO_CLIPS,
        new Traits(signed, false, false));
  }

  /**
   * What an explanation says, on the time line: of pairs of tokens and clips, or, where the method
   * tells tokens and clips apart only, one row for the clips.
   *
   * @param row name of that one row
   * @return without rows if it says nothing of clips
   */
  public static MatrixData of(Explained explained, String row) {
    Explanation x = explained.explanation();
    Traits traits =
        new Traits(x.signed(), false, false, explained.title(), explained.facts().reading());
    List<Column> columns = columns(x.cells().clips());
    if (x.hasMatrix()) {
      TokenClipMatrix m = TokenClipMatrix.of(x.tokens(), x.cells(), x.matrix());
      List<Row> rows = rows(x.tokens().tokens(), false);
      return new MatrixData(
          rows, columns, pick(rows, columns.size(), m.values()), Content.TOKENS_TO_CLIPS, traits);
    }
    List<Row> one = x.hasClips() ? List.of(new Row(NO_TOKEN, row, Place.WHOLE)) : List.of();
    return new MatrixData(one, columns, x.clipScores(), Content.TOKENS_TO_CLIPS, traits);
  }

  /**
   * What to show of a map.
   *
   * @throws IllegalArgumentException if the map joins neither tokens and cells nor tokens and
   *     tokens
   */
  public static MatrixData of(AttentionMap map) {
    if (map.query() instanceof Axis.Tokens q && map.key() instanceof Axis.Tokens k) {
      return ofTokens(map, q, k);
    }
    return ofCells(TokenClipMatrix.of(map), Traits.WEIGHTS);
  }

  /** What to show of a map without its sinks. */
  public static MatrixData of(SinkFree free) {
    Traits traits = new Traits(false, false, true);
    if (free.query() instanceof Axis.Tokens q && free.key() instanceof Axis.Tokens) {
      return SinkFreeSquare.of(free, rows(q.tokens(), false), traits);
    }
    return ofCells(TokenClipMatrix.of(free.query(), free.key(), free.values()), traits);
  }

  private static MatrixData ofCells(TokenClipMatrix m, Traits traits) {
    List<Row> rows = rows(m.tokens(), false);
    Content content =
        m.reduction() == TokenClipMatrix.Reduction.SUM_OF_CELLS
            ? Content.TOKENS_TO_CLIPS
            : Content.CLIPS_TO_TOKENS;
    return new MatrixData(
        rows, columns(m.clips()), pick(rows, m.clips().size(), m.values()), content, traits);
  }

  private static List<Column> columns(List<Clip> clips) {
    return IntStream.range(0, clips.size())
        .mapToObj(
            i -> new Column(i, clips.get(i).start().toDouble(), clips.get(i).end().toDouble(), ""))
        .toList();
  }

  // [tokens, columns] -> [rows, columns]
  private static float[] pick(List<Row> rows, int columns, float[] values) {
    float[] out = new float[rows.size() * columns];
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(values, rows.get(r).token() * columns, out, r * columns, columns);
    }
    return out;
  }

  private static MatrixData ofTokens(AttentionMap map, Axis.Tokens query, Axis.Tokens key) {
    List<Row> rows = rows(query.tokens(), true);
    List<Row> keys = rows(key.tokens(), true);
    List<Column> columns =
        IntStream.range(0, keys.size())
            .mapToObj(i -> new Column(keys.get(i).token(), i, i + 1.0, keys.get(i).label()))
            .toList();
    return new MatrixData(rows, columns, map.values(), Content.TOKENS_TO_TOKENS);
  }

  /** Rows of the tokens, in their order. */
  static List<Row> rows(List<Token> tokens, boolean special) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (!t.isSpecial()) {
        rows.add(new Row(i, label(t), place(tokens, i)));
      } else if (special) {
        rows.add(new Row(i, t.piece(), Place.SPECIAL));
      }
    }
    return rows;
  }

  private static String label(Token t) {
    return t.piece().startsWith("##") ? t.piece().substring(2) : t.piece();
  }

  private static Place place(List<Token> tokens, int i) {
    int word = tokens.get(i).word();
    boolean before = i > 0 && tokens.get(i - 1).word() == word;
    boolean after = i + 1 < tokens.size() && tokens.get(i + 1).word() == word;
    if (before) {
      return after ? Place.MIDDLE : Place.LAST;
    }
    return after ? Place.FIRST : Place.WHOLE;
  }

  /**
   * The same with clips as rows and tokens as columns.
   *
   * @throws IllegalStateException if the columns are not clips
   */
  public MatrixData transposed() {
    if (!onTimeLine()) {
      throw new IllegalStateException("columns are no clips");
    }
    List<Row> clips = columns.stream().map(c -> new Row(c.index(), span(c), Place.WHOLE)).toList();
    List<Column> tokens =
        IntStream.range(0, rows.size())
            .mapToObj(i -> new Column(rows.get(i).token(), i, i + 1.0, rows.get(i).label()))
            .toList();
    float[] out = new float[values.length];
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < clips.size(); c++) {
        out[c * tokens.size() + r] = at(r, c);
      }
    }
    return new MatrixData(clips, tokens, out, content, traits.turned());
  }

  /** The stretch of a clip. */
  static String span(Column clip) {
    return String.format(Locale.ROOT, "%.1f–%.1f s", clip.start(), clip.end());
  }

  /** True if the columns lie on the time line. */
  public boolean onTimeLine() {
    return content != Content.TOKENS_TO_TOKENS && !traits.transposed();
  }

  /** The weight in one cell. */
  public float at(int row, int column) {
    return values[row * columns.size() + column];
  }

  /** The largest magnitude of a row. */
  public float rowMax(int row) {
    return Math.abs(rowPeak(row));
  }

  /** The value of a row that lies farthest from 0, with its sign. */
  public float rowPeak(int row) {
    float peak = 0;
    for (int c = 0; c < columns.size(); c++) {
      float v = at(row, c);
      peak = Math.abs(v) > Math.abs(peak) ? v : peak;
    }
    return peak;
  }

  /** The largest magnitude of all. */
  public float max() {
    float max = 0;
    for (float v : values) {
      max = Math.max(max, Math.abs(v));
    }
    return max;
  }

  /** Right edge of the last column: s or a count. */
  public double extent() {
    return columns.isEmpty() ? 0 : columns.getLast().end();
  }

  /** The row of a token, or -1. */
  public int rowOf(int token) {
    for (int r = 0; r < rows.size(); r++) {
      if (rows.get(r).token() == token) {
        return r;
      }
    }
    return -1;
  }

  /** The column that holds {@code at} (s or a count), or -1. */
  public int columnAt(double at) {
    int low = 0;
    int high = columns.size() - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      Column c = columns.get(mid);
      if (at < c.start()) {
        high = mid - 1;
      } else if (at >= c.end()) {
        low = mid + 1;
      } else {
        return mid;
      }
    }
    return -1;
  }
}
