package dev.sightline.core.analysis;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Locale;

/**
 * What the attention of one analysis takes. Legend: {@code n} tokens, {@code c} clips of {@code k}
 * cells, {@code L} layers and {@code H} heads of the fusion, {@code m} maps of the text encoder
 * (its layers times its heads). Pure.
 *
 * @param alignment {@code 4 n c k} bytes
 * @param cross {@code 2 · 4 L H n c k} bytes: both directions
 * @param self {@code 4 m n²} bytes
 */
public record AttentionCost(long alignment, long cross, long self) {
  /** Share of the memory that a run may take: the engine holds what it answers once more. */
  private static final double SHARE = 0.5;

  private static final double MB = 1 << 20;

  /**
   * Of a native model.
   *
   * @param layers of the fusion
   * @param heads of the fusion
   * @param textMaps layers times heads of the text encoder
   */
  public static AttentionCost of(
      int tokens, int clips, int cellsPerClip, int layers, int heads, int textMaps) {
    long pairs = (long) tokens * clips * cellsPerClip;
    return new AttentionCost(
        pairs * Float.BYTES,
        2 * pairs * layers * heads * Float.BYTES,
        (long) textMaps * tokens * tokens * Float.BYTES);
  }

  /** All together, bytes. */
  public long bytes() {
    return alignment + cross + self;
  }

  /**
   * Refuses what would not fit, before it is computed.
   *
   * @param memory bytes that this program may use
   * @throws SightlineException {@code UNSUPPORTED} with what to do
   */
  public void check(int tokens, int clips, long memory) throws SightlineException {
    if (bytes() > memory * SHARE) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The attention of {0} tokens beside {1} clips takes {2} MB, and this program "
                  + "may use {3} MB for it. Take a shorter text or a part of the video, or give "
                  + "the program more memory (SIGHTLINE_JAVA_OPTS=-Xmx4g).",
              tokens,
              clips,
              String.format(Locale.ROOT, "%.0f", bytes() / MB),
              String.format(Locale.ROOT, "%.0f", memory * SHARE / MB)));
    }
  }
}
