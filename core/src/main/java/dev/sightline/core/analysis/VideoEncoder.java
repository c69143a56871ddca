package dev.sightline.core.analysis;

import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** From clips to grids of cells, by one family of networks. Owns native memory until closed. */
interface VideoEncoder extends AutoCloseable {
  /** What is computed once for each video. */
  ClipEncoder clips();

  /**
   * The rest of the way.
   *
   * @param stored what {@link #clips} gave for a clip, as it was kept
   * @return {@code [channels, h, w]}
   */
  float[] grid(float[] stored) throws SightlineException;

  /** Names of classes that the encoder itself tells of each clip; empty if it tells none. */
  List<String> objects();

  @Override
  void close();
}
