package dev.sightline.app.summary;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.SummaryJson;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.VideoSummary;
import dev.sightline.core.task.summary.WordLosses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The open video in words: a caption for each shot, as they come, then a paragraph. Made on
 * request; another video or model makes it go. FX thread only.
 */
public final class SummaryViewModel {
  private static final Object DESCRIBE = "summary";
  private static final Object ASK = "speaks";
  private static final Object SAVE = "save";
  private static final Object PICTURES = "pictures";

  private final Selection selection;
  private final Speaker speaker;
  private final LatestTask latest;
  private final Executor ui;
  private final WordReasons reasons;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.NO_VIDEO);
  private final ObservableList<ShotCaption> captions = FXCollections.observableArrayList();

  // one for good: a view of the list that nobody keeps would be collected with its listeners
  private final ObservableList<ShotCaption> shown =
      FXCollections.unmodifiableObservableList(captions);
  private final ReadOnlyObjectWrapper<VideoSummary> summary =
      new ReadOnlyObjectWrapper<>(this, "summary");
  private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper(this, "kept", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private VideoFeatures features;
  private ModelFacts facts;
  private long newest;

  /** What the user can do. */
  public enum State {
    /** There is nothing to describe. */
    NO_VIDEO,
    /** The model cannot speak. */
    NOT_AVAILABLE,
    /** A description can be asked for. */
    READY,
    /** One is being made. */
    RUNNING,
    /** One stands. */
    DONE,
    /** One could not be made. */
    FAILED
  }

  /**
   * @param ui the FX thread
   */
  public SummaryViewModel(Selection selection, AnalyzerSource model, JobRunner jobs, Executor ui) {
    this(selection, Speaker.of(model), jobs, ui);
  }

  SummaryViewModel(Selection selection, Speaker speaker, JobRunner jobs, Executor ui) {
    this.selection = selection;
    this.speaker = speaker;
    this.latest = new LatestTask(jobs);
    this.ui = ui;
    this.reasons = new WordReasons(selection, speaker, jobs);
    selection.featuresProperty().subscribe(this::opened);
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The captions that stand so far, in the order of time. */
  public ObservableList<ShotCaption> captions() {
    return shown;
  }

  /** All of it; null before it is whole. */
  public ReadOnlyObjectProperty<VideoSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /**
   * What was said of the video at an earlier time, in words; empty if nothing, or nothing known.
   */
  public ReadOnlyStringProperty keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /**
   * Tells what was said of the open video before.
   *
   * @param words with when and by which model; empty for nothing
   */
  public void remember(String words) {
    kept.set(words);
  }

  /** Why there is none, in words; else empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The word under the pointer, and in which clip it looked; empty if there is none. */
  public ReadOnlyStringProperty readoutProperty() {
    return reasons.readoutProperty();
  }

  /** Probability of the word under the pointer. */
  public ReadOnlyStringProperty valueProperty() {
    return reasons.valueProperty();
  }

  /** Starts to describe the video, in the background. */
  public void describe() {
    VideoFeatures video = features;
    if (video == null || state.get() == State.RUNNING || state.get() == State.NOT_AVAILABLE) {
      return;
    }
    clear();
    state.set(State.RUNNING);
    long request = newest;
    latest.request(
        DESCRIBE,
        Messages.text("summary.job"),
        p -> speaker.describe(video, shot -> ui.execute(() -> said(request, shot)), p),
        new Answer<Speaker.Said>() {
          @Override
          public void done(Speaker.Said made) {
            facts = made.model();
            captions.setAll(made.summary().shots());
            summary.set(made.summary());
            state.set(State.DONE);
            reasons.stand(made.summary().shots());
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
            state.set(State.FAILED);
          }

          @Override
          public void cancelled() {
            clear();
            state.set(State.READY);
          }
        });
  }

  /** Stops what runs. */
  public void stop() {
    latest.cancel(DESCRIBE);
  }

  /** The pointer is on a word of a caption: the player goes there, and the picture shows why. */
  public void point(ShotCaption caption, int word) {
    reasons.point(caption, word);
  }

  /** The pointer left the words. */
  public void leave() {
    reasons.leave();
  }

  /** Why each word was said. */
  public WordReasons reasons() {
    return reasons;
  }

  /** The player goes to a moment. */
  public void seek(Fraction time) {
    selection.seekRequestProperty().set(time);
  }

  /** The summary as plain text: the paragraph, then a line for each shot; empty before. */
  public String text() {
    VideoSummary s = summary.get();
    if (s == null) {
      return "";
    }
    return s.paragraph().stream().map(SummaryViewModel::line).collect(Collectors.joining("\n"))
        + "\n\n"
        + s.shots().stream()
            .map(
                c ->
                    range(new Stretch(c.shot().start(), c.shot().end()))
                        + "\t"
                        + c.caption().text())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /**
   * Writes the summary, in the background.
   *
   * @param file JSON with the maps of all words if its name ends so, else plain text
   */
  public void save(Path file) {
    VideoSummary s = summary.get();
    VideoFeatures video = features;
    ModelFacts by = facts;
    if (s == null) {
      return;
    }
    String plain = text();
    Map<ShotCaption, WordLosses> losses = reasons.losses();
    Map<ShotCaption, ChangedCaption> changed = reasons.changedProperty().get();
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    latest.request(
        SAVE,
        Messages.text("summary.saving"),
        p -> Files.writeString(file, json ? SummaryJson.of(s, video, by, losses, changed) : plain),
        new Answer<Path>() {
          @Override
          public void done(Path written) {
            problem.set("");
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  /**
   * Writes what stands for the video, in the background; a newer wish supersedes an older one.
   *
   * @param file MP4 for a skim; PDF, SVG or PNG for a storyboard
   * @param seconds length, at most
   * @param query what is wanted of the video; blank: all
   */
  public void pictures(Path file, double seconds, String query) {
    VideoFeatures video = features;
    if (video == null) {
      return;
    }
    Optional<String> wanted = Optional.of(query.strip()).filter(q -> !q.isEmpty());
    latest.request(
        PICTURES,
        Messages.text("summary.skimming"),
        p -> {
          speaker.pictures(video, file, seconds, wanted, p);
          return file;
        },
        new Answer<Path>() {
          @Override
          public void done(Path written) {
            problem.set("");
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  /** A sentence with its times. */
  static String line(Sentence sentence) {
    return sentence.text()
        + " ("
        + sentence.times().stream().map(SummaryViewModel::range).collect(Collectors.joining(", "))
        + ")";
  }

  /** {@code 0:05.2–0:12.0}. */
  static String range(Stretch time) {
    return clock(time.from()) + "–" + clock(time.to());
  }

  static String clock(Fraction time) {
    long tenths = time.times(10).floor();
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  private void said(long request, ShotCaption shot) {
    if (request == newest && state.get() == State.RUNNING) {
      captions.add(shot);
    }
  }

  private void opened(VideoFeatures now) {
    if (now == features && state.get() != State.NO_VIDEO) {
      return;
    }
    features = now;
    latest.forget(DESCRIBE);
    clear();
    state.set(State.NO_VIDEO);
    if (now == null) {
      latest.forget(ASK);
      return;
    }
    latest.request(
        ASK,
        "",
        p -> speaker.speaks(),
        new Answer<Boolean>() {
          @Override
          public void done(Boolean speaks) {
            state.set(speaks ? State.READY : State.NOT_AVAILABLE);
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
            state.set(State.FAILED);
          }
        });
  }

  private void clear() {
    newest++;
    reasons.forget(features);
    captions.clear();
    summary.set(null);
    problem.set("");
  }
}
