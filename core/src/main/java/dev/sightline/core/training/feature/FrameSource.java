package dev.sightline.core.training.feature;

import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** Gives the frames of the items of a set; called from several threads. */
public interface FrameSource {
  /** Number of items. */
  int items();

  /** Frames of every item; all items have the same number. */
  int framesPerItem();

  /** A name that does not change from run to run. */
  String name(int item);

  /**
   * @return {@code framesPerItem} pictures, RGB24, 224×224 unless the source says otherwise
   */
  List<byte[]> frames(int item) throws SightlineException;
}
