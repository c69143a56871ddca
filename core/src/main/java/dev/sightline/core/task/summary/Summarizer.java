package dev.sightline.core.task.summary;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.ShotDetector;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a video into words, shot by shot. Thread-safe; blocks. */
public final class Summarizer {
  /** Share of the work that looking for cuts has: the whole film is decoded once more, small. */
  private static final double CUTS = 0.5;

  private final Captioner captioner;

  /**
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot speak
   */
  public Summarizer(Analyzer analyzer) throws SightlineException {
    captioner =
        analyzer
            .captioner()
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.UNSUPPORTED,
                        Phrase.of(
                            "This model has no caption decoder: it cannot put a video into words.")));
  }

  /**
   * @param said told each caption as it stands, from the thread of the caller
   * @throws SightlineException if the file cannot be read any more, or the user cancelled
   */
  public VideoSummary run(VideoFeatures features, Consumer<ShotCaption> said, Progress progress)
      throws SightlineException {
    return run(features, PartLog.none(), said, progress);
  }

  /**
   * As {@link #run(VideoFeatures, Consumer, Progress)}, going on where it was stopped.
   *
   * @param log of this video and this model
   */
  public VideoSummary run(
      VideoFeatures features, PartLog log, Consumer<ShotCaption> said, Progress progress)
      throws SightlineException {
    DoneShots done = new DoneShots(log);
    progress.update(0, Phrase.of("Looking for cuts"));
    List<Fraction> cuts = cuts(features, done, progress);
    List<Shot> shots = Shots.of(features.clips(), cuts);
    List<ShotCaption> captions = new ArrayList<>();
    for (Shot shot : shots) {
      progress.checkCancelled();
      progress.update(
          CUTS + (1 - CUTS) * shot.index() / shots.size(),
          Phrase.of("Describing shot {0} of {1}", shot.index() + 1, shots.size()));
      List<Integer> clips = Shots.clips(shot, features.clips());
      ShotCaption caption =
          new ShotCaption(shot, clips, caption(features, shot, clips, done, progress));
      captions.add(caption);
      said.accept(caption);
    }
    return new VideoSummary(captioner.language(), captions, Paragraph.of(captions));
  }

  private static List<Fraction> cuts(VideoFeatures features, DoneShots done, Progress progress)
      throws SightlineException {
    Optional<List<Fraction>> known = done.cuts();
    if (known.isPresent()) {
      return known.get();
    }
    List<Fraction> cuts = ShotDetector.cuts(features.video().path(), progress);
    done.keep(cuts);
    return cuts;
  }

  private SpokenCaption caption(
      VideoFeatures features, Shot shot, List<Integer> clips, DoneShots done, Progress progress)
      throws SightlineException {
    Optional<SpokenCaption> known = done.caption(shot);
    if (known.isPresent()) {
      return known.get();
    }
    SpokenCaption caption = captioner.caption(features, clips, progress);
    done.keep(shot, caption);
    return caption;
  }

  /**
   * What is said of a changed video, of those shots that the changes touch.
   *
   * @param shots what was said of it without changes
   * @param input with as many clips as the video
   * @throws SightlineException if the user cancelled
   */
  public Map<ShotCaption, ChangedCaption> changed(
      VideoFeatures features, List<ShotCaption> shots, ChangedInput input, Progress progress)
      throws SightlineException {
    Map<ShotCaption, ChangedCaption> changed = new LinkedHashMap<>();
    for (ShotCaption shot : shots) {
      progress.checkCancelled();
      progress.update(
          (double) shot.shot().index() / shots.size(),
          Phrase.of("Describing shot {0} of {1}", shot.shot().index() + 1, shots.size()));
      ChangedCaption.of(
              captioner, shot, features, input.features(), input.hiding().mask(), progress)
          .ifPresent(c -> changed.put(shot, c));
    }
    return changed;
  }
}
