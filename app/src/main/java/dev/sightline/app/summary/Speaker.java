package dev.sightline.app.summary;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Storyboard;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.Skim;
import dev.sightline.core.task.summary.SkimFilm;
import dev.sightline.core.task.summary.Skimmer;
import dev.sightline.core.task.summary.Summarizer;
import dev.sightline.core.task.summary.VideoSummary;
import dev.sightline.core.task.summary.WordLosses;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts videos into words, as the summary needs it. Thread-safe; blocks. */
interface Speaker {
  /** Share of the work that choosing pieces has. */
  double CHOSEN = 0.4;

  /** True if the model in use can speak. */
  boolean speaks() throws SightlineException;

  /**
   * @param said told each caption as it stands, from this thread
   */
  Said describe(VideoFeatures video, Consumer<ShotCaption> said, Progress progress)
      throws SightlineException;

  /**
   * Writes what stands for a video, or for what is wanted of it: a skim with sound, or a
   * storyboard.
   *
   * @param out MP4 for a skim; PDF, SVG or PNG for a storyboard
   * @param seconds length, at most
   * @param query what is wanted; empty: all
   */
  void pictures(
      VideoFeatures video, Path out, double seconds, Optional<String> query, Progress progress)
      throws SightlineException;

  /** What the words of a caption lose when places are hidden. */
  WordLosses losses(VideoFeatures video, ShotCaption shot, Progress progress)
      throws SightlineException;

  /**
   * What is said of a changed video, of those shots that the changes touch.
   *
   * @param input with as many clips as the video
   */
  Map<ShotCaption, ChangedCaption> changed(
      VideoFeatures video, List<ShotCaption> shots, ChangedInput input, Progress progress)
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
      public void pictures(
          VideoFeatures video, Path out, double seconds, Optional<String> query, Progress progress)
          throws SightlineException {
        Analyzer analyzer = model.get();
        Skim skim =
            new Skimmer(analyzer)
                .run(video, seconds, query, new PartOfProgress(progress, 0, CHOSEN));
        Progress rest = new PartOfProgress(progress, CHOSEN, 1);
        if (out.toString().toLowerCase(Locale.ROOT).endsWith(".mp4")) {
          SkimFilm.write(video.video().path(), skim.stretches(), out, rest);
        } else {
          Storyboard.write(video, skim, analyzer.captioner(), out, rest);
        }
      }

      @Override
      public WordLosses losses(VideoFeatures video, ShotCaption shot, Progress progress)
          throws SightlineException {
        return WordLosses.of(captioner(), video, shot, progress);
      }

      @Override
      public Map<ShotCaption, ChangedCaption> changed(
          VideoFeatures video, List<ShotCaption> shots, ChangedInput input, Progress progress)
          throws SightlineException {
        return new Summarizer(model.get()).changed(video, shots, input, progress);
      }

      private Captioner captioner() throws SightlineException {
        return model.get().captioner().orElseThrow(CancelledException::new);
      }

      @Override
      public Said describe(VideoFeatures video, Consumer<ShotCaption> said, Progress progress)
          throws SightlineException {
        Analyzer analyzer = model.get();
        return new Said(new Summarizer(analyzer).run(video, said, progress), analyzer.model());
      }
    };
  }
}
