package dev.sightline.app.library;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** The sample videos that come with the product. Thread-safe. */
@FunctionalInterface
public interface SampleSource {
  /**
   * A sample.
   *
   * @param video a file on disk
   * @param title what it is called
   * @param text the words beside it
   */
  record Sample(Path video, String title, String text) {}

  /**
   * All samples, unpacked if they are not yet. Blocks.
   *
   * @throws SightlineException if they cannot be unpacked
   */
  List<Sample> load() throws SightlineException;
}
