package dev.sightline.app.lessons;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Where the videos of the lessons come from. Thread-safe. */
@FunctionalInterface
public interface LessonVideos {
  /**
   * The file of a video, made if it is not there yet. Blocks.
   *
   * @throws SightlineException {@code FILE} if it cannot be written; or the user cancelled
   */
  Path file(LessonVideo video, Progress progress) throws SightlineException;
}
