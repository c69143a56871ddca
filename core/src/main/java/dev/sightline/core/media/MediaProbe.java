package dev.sightline.core.media;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Finds out what a video is. Thread-safe. */
public final class MediaProbe {
  private MediaProbe() {}

  /**
   * Opens a file, decodes its first frame and finds where its picture ends.
   *
   * @throws SightlineException with one sentence for the user if there is nothing to be seen
   */
  public static VideoInfo probe(Path path) throws SightlineException {
    try (FrameCursor cursor = new FrameCursor(path, 1)) {
      return VideoFacts.of(path, cursor).info();
    }
  }
}
