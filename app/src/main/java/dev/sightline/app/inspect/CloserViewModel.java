package dev.sightline.app.inspect;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Looks at a part of a long video more closely: the part gets as many clips as the whole had, so
 * memory stays bounded, and the way back to the whole is kept. FX thread only.
 */
public final class CloserViewModel {
  private static final String LOOK = "look";

  /** Above this share nothing is left out that would matter. */
  private static final double ALL = 0.95;

  private final Selection selection;
  private final InspectViewModel inspect;
  private final AnalyzerSource model;
  private final LatestTask latest;
  private final Consumer<String> problems;
  private final ReadOnlyObjectWrapper<Stretch> stretch =
      new ReadOnlyObjectWrapper<>(this, "stretch");
  private final ReadOnlyStringWrapper thinned = new ReadOnlyStringWrapper(this, "thinned", "");
  private VideoFeatures whole;
  private VideoFeatures part;

  /**
   * @param problems told in a sentence why a part could not be looked at
   */
  public CloserViewModel(
      Selection selection,
      InspectViewModel inspect,
      AnalyzerSource model,
      JobRunner jobs,
      Consumer<String> problems) {
    this.selection = selection;
    this.inspect = inspect;
    this.model = model;
    this.latest = new LatestTask(jobs);
    this.problems = problems;
    selection.featuresProperty().subscribe(this::featuresChanged);
    selection.analysisProperty().subscribe(this::describe);
  }

  /** The part that is looked at; null for the whole video. */
  public ReadOnlyObjectProperty<Stretch> stretchProperty() {
    return stretch.getReadOnlyProperty();
  }

  /** How much of each clip the model looks at, in words; empty if that is nearly all of it. */
  public ReadOnlyStringProperty thinnedProperty() {
    return thinned.getReadOnlyProperty();
  }

  /** True while a part is being encoded. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** True if a part of the shown clips would be looked at more closely than now. */
  public boolean canLook(Stretch wanted) {
    Analysis a = selection.analysisProperty().get();
    if (a == null || a.clips().isEmpty() || thinned.get().isEmpty()) {
      return false;
    }
    Fraction from = a.clips().getFirst().start();
    Fraction shown = a.clips().getLast().end().minus(from);
    return wanted.length().compareTo(shown.times(Fraction.of(9, 10))) < 0;
  }

  /** Encodes a part and puts it beside the text. */
  public void look(Stretch wanted) {
    Path video = selection.videoProperty().get();
    if (video == null || selection.featuresProperty().get() == null) {
      return;
    }
    latest.request(
        LOOK,
        Messages.text("job.closer", seconds(wanted.from()), seconds(wanted.to())),
        p -> model.get().encode(video, wanted, p),
        new Answer<VideoFeatures>() {
          @Override
          public void done(VideoFeatures features) {
            show(features, wanted);
          }

          @Override
          public void failed(SightlineException e) {
            problems.accept(Messages.say(e));
          }
        });
  }

  /** Goes back to the whole video. */
  public void back() {
    latest.forget(LOOK);
    if (whole != null) {
      VideoFeatures all = whole;
      forget();
      selection.featuresProperty().set(all);
      inspect.useText(inspect.textProperty().get());
    }
  }

  private void show(VideoFeatures features, Stretch wanted) {
    VideoFeatures before = selection.featuresProperty().get();
    if (before == null || !before.video().path().equals(features.video().path())) {
      return; // another video was opened meanwhile
    }
    if (whole == null) {
      whole = before;
    }
    part = features;
    stretch.set(new Stretch(wanted.from(), features.clips().getLast().end()));
    selection.featuresProperty().set(features);
    inspect.useText(inspect.textProperty().get());
  }

  /** Another video or model: there is no part of it yet. */
  private void featuresChanged(VideoFeatures features) {
    if (part != null && features != part) {
      forget();
    }
    if (features == null) {
      latest.forget(LOOK);
    }
  }

  private void forget() {
    whole = null;
    part = null;
    stretch.set(null);
  }

  private void describe(Analysis a) {
    double share = a == null ? 1 : looked(a.clips());
    thinned.set(
        share > ALL
            ? ""
            : Messages.text(
                "closer.thinned",
                a.clips().size(),
                seconds(a.clips().getFirst().end().minus(a.clips().getFirst().start())),
                String.format(Locale.ROOT, share < 0.1 ? "%.1f" : "%.0f", share * 100)));
  }

  /** The share of a clip's stretch that its frames stand for, each for the step to the next. */
  static double looked(List<Clip> clips) {
    if (clips.isEmpty() || clips.getFirst().frameTimes().size() < 2) {
      return 1;
    }
    Clip clip = clips.getFirst();
    double step = clip.frameTimes().get(1).minus(clip.frameTimes().get(0)).toDouble();
    double length = clip.end().minus(clip.start()).toDouble();
    return Math.min(1, step * clip.frameTimes().size() / length);
  }

  private static String seconds(Fraction s) {
    return String.format(Locale.ROOT, "%.1f", s.toDouble());
  }
}
