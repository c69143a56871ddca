package dev.sightline.core.media;

import java.nio.file.Path;
import java.util.List;

/**
 * A generated video and what must be read from it.
 *
 * @param path the file
 * @param frames the frames that a reader must find, in order
 * @param exact true if pixels survive the codec bit for bit
 */
public record TestVideo(Path path, List<Expected> frames, boolean exact) {
  public TestVideo {
    frames = List.copyOf(frames);
  }

  /**
   * One frame.
   *
   * @param index that its picture shows, see {@link TestPicture}
   * @param time s from the first frame
   */
  public record Expected(int index, Fraction time) {}

  /** The frame whose interval holds {@code t}. */
  public Expected at(Fraction t) {
    Expected found = frames.getFirst();
    for (Expected e : frames) {
      if (e.time().compareTo(t) <= 0) {
        found = e;
      }
    }
    return found;
  }
}
