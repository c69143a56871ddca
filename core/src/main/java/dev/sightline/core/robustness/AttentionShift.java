package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.analysis.TokenClipMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What moved in a map of tokens × clips. Rows belong together by their place in the text: an attack
 * on words keeps the number of tokens.
 *
 * @param kind which map
 * @param before of the clean input
 * @param after of the attacked one
 * @param difference {@code [tokens, clips]}, after minus before; not to be written to
 */
public record AttentionShift(
    AttentionStack.Kind kind, TokenClipMatrix before, TokenClipMatrix after, float[] difference) {
  /**
   * A cell of the matrix and its change.
   *
   * @param change after minus before
   */
  public record Moved(int token, int clip, float change) {}

  /**
   * The alignment, or text → video where there is none.
   *
   * @return empty if there is no text, or the texts have different numbers of tokens
   */
  public static Optional<AttentionShift> between(Analysis before, Analysis after) {
    for (AttentionStack.Kind kind :
        List.of(AttentionStack.Kind.ALIGNMENT, AttentionStack.Kind.TEXT_TO_VIDEO)) {
      Optional<TokenClipMatrix> a = matrix(before, kind);
      Optional<TokenClipMatrix> b = matrix(after, kind);
      if (a.isPresent()
          && b.isPresent()
          && a.get().values().length == b.get().values().length
          && a.get().tokens().size() == b.get().tokens().size()) {
        return Optional.of(of(kind, a.get(), b.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * What moved among the places of one clip: the mean map of all words after less the one before.
   *
   * @return empty without a text, or if the video has other clips now
   */
  public static Optional<SpatialMap> places(Analysis before, Analysis after, int clip) {
    for (AttentionStack.Kind kind :
        List.of(AttentionStack.Kind.ALIGNMENT, AttentionStack.Kind.TEXT_TO_VIDEO)) {
      Optional<AttentionStack> a = before.attention(kind);
      Optional<AttentionStack> b = after.attention(kind);
      if (a.isPresent() && b.isPresent() && before.clips().size() == after.clips().size()) {
        SpatialMap from = words(a.get(), clip);
        SpatialMap to = words(b.get(), clip);
        float[] moved = new float[from.values().length];
        for (int i = 0; i < moved.length; i++) {
          moved[i] = to.values()[i] - from.values()[i];
        }
        return Optional.of(new SpatialMap(from.h(), from.w(), moved));
      }
    }
    return Optional.empty();
  }

  private static SpatialMap words(AttentionStack stack, int clip) {
    return SpatialMap.meanOverWords(stack.meanOverHeads(stack.layers() - 1), clip);
  }

  private static AttentionShift of(
      AttentionStack.Kind kind, TokenClipMatrix before, TokenClipMatrix after) {
    float[] difference = new float[before.values().length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = after.values()[i] - before.values()[i];
    }
    return new AttentionShift(kind, before, after, difference);
  }

  private static Optional<TokenClipMatrix> matrix(Analysis analysis, AttentionStack.Kind kind) {
    return analysis.attention(kind).map(s -> TokenClipMatrix.of(s.meanOverHeads(s.layers() - 1)));
  }

  /**
   * The share of their attention that words moved to other clips: half the sum of absolute changes
   * of a row (total variation), mean over the tokens that stand for characters; 0..1.
   */
  public double share() {
    int clips = before.clips().size();
    double sum = 0;
    int words = 0;
    for (int t = 0; t < before.tokens().size(); t++) {
      if (!before.tokens().get(t).isSpecial()) {
        words++;
        for (int c = 0; c < clips; c++) {
          sum += Math.abs(difference[t * clips + c]) / 2;
        }
      }
    }
    return words == 0 ? 0 : sum / words;
  }

  /** The largest changes of words, the largest first. */
  public List<Moved> most(int count) {
    int clips = before.clips().size();
    List<Moved> all = new ArrayList<>();
    for (int i = 0; i < difference.length; i++) {
      if (!before.tokens().get(i / clips).isSpecial()) {
        all.add(new Moved(i / clips, i % clips, difference[i]));
      }
    }
    all.sort(
        Comparator.comparingDouble((Moved m) -> -Math.abs(m.change()))
            .thenComparing(Moved::token)
            .thenComparing(Moved::clip));
    return List.copyOf(all.subList(0, Math.min(count, all.size())));
  }
}
