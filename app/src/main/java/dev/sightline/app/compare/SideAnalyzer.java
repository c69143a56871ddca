package dev.sightline.app.compare;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Lets any of the models look at any video beside any text. Thread-safe; blocks. */
public interface SideAnalyzer {
  /**
   * What a model made of a video.
   *
   * @param analysis complete
   * @param features ready to be put beside any text, and to be explained
   */
  record Seen(Analysis analysis, VideoFeatures features) {}

  /**
   * A complete analysis.
   *
   * @param model id of an installed model
   * @throws SightlineException if the video or the model cannot be used, or the user cancelled
   */
  Seen analyze(Path video, String text, String model, Progress progress) throws SightlineException;

  /**
   * The model itself, opened if it is not.
   *
   * @param model id of an installed model
   * @throws SightlineException if it cannot be opened
   */
  Analyzer model(String model) throws SightlineException;
}
