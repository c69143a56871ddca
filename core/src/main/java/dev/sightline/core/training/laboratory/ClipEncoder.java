package dev.sightline.core.training.laboratory;

import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** A video encoder that is not trained any more. */
interface ClipEncoder extends AutoCloseable {
  /**
   * The grid of one clip.
   *
   * @param frames of {@code 64 × 64 × 3} bytes, row by row, red first
   * @return {@code [h · w, channels]}
   */
  float[] grid(List<byte[]> frames) throws SightlineException;

  @Override
  void close();
}
