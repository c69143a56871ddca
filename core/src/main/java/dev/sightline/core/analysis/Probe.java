package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * Asks one model about one text beside one video with parts of them hidden. Hiding nothing gives
 * what the analysis gives; hiding every token that stands for characters gives what the model says
 * when the text is absent; hiding every cell what it says when the video is. Thread-safe; {@link
 * #ask} blocks. Owns native memory until closed.
 */
public interface Probe extends AutoCloseable {
  /** The tokens of the text, special ones included. */
  Axis.Tokens tokens();

  /** The cells of the video. */
  Axis.Cells cells();

  /** What the late-interaction score is multiplied by to make a logit of it; learned, above 0. */
  float scoreScale();

  /** Hides nothing. */
  default Mask nothingHidden() {
    return Mask.none(tokens(), cells());
  }

  /**
   * Asks once for each mask, many at a time.
   *
   * @param masks of this probe's tokens and cells
   * @param progress told the share of masks that are done; cancelling it stops within 100 ms
   * @return one answer for each mask, in order; the same masks give the same answers
   * @throws SightlineException if the native engine fails, or the user cancelled
   * @throws IllegalArgumentException if a mask does not fit
   * @throws IllegalStateException if this has been closed
   */
  List<Answer> ask(List<Mask> masks, Progress progress) throws SightlineException;

  /**
   * Does not wait for a batch that a cancelled call left behind: it ends by itself, and what it
   * uses lives as long. Idempotent.
   */
  @Override
  void close();
}
