package dev.sightline.app.compare;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Lets any of the models look at any video beside any text. Thread-safe; blocks. */
@FunctionalInterface
public interface SideAnalyzer {
  /**
   * A complete analysis.
   *
   * @param model id of an installed model
   * @throws SightlineException if the video or the model cannot be used, or the user cancelled
   */
  Analysis analyze(Path video, String text, String model, Progress progress)
      throws SightlineException;
}
