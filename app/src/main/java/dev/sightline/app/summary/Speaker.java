package dev.sightline.app.summary;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.Summarizer;
import dev.sightline.core.task.summary.VideoSummary;
import java.util.function.Consumer;

/** Puts videos into words, as the summary needs it. Thread-safe; blocks. */
interface Speaker {
  /** True if the model in use can speak. */
  boolean speaks() throws SightlineException;

  /**
   * @param said told each caption as it stands, from this thread
   */
  Said describe(VideoFeatures video, Consumer<ShotCaption> said, Progress progress)
      throws SightlineException;

  /**
   * A summary.
   *
   * @param model what said it
   */
  record Said(VideoSummary summary, ModelFacts model) {}

  /** The model in use. */
  static Speaker of(AnalyzerSource model) {
    return new Speaker() {
      @Override
      public boolean speaks() throws SightlineException {
        return model.get().captioner().isPresent();
      }

      @Override
      public Said describe(VideoFeatures video, Consumer<ShotCaption> said, Progress progress)
          throws SightlineException {
        Analyzer analyzer = model.get();
        return new Said(
            new Summarizer(analyzer).run(video, said, progress), analyzer.model());
      }
    };
  }
}
