package dev.sightline.app.inspect;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Opens a video, has it encoded once, and puts it beside each new text. What the model answers goes
 * into the {@link Selection}. A newer request wins over an older one. FX thread only.
 */
public final class InspectViewModel {
  private static final String OPEN = "open";
  private static final String TEXT = "text";
  private static final String ENCODE = "encode";
  private static final String ANALYZE = "analyze";
  private static final String COURSES = "courses";

  private final Selection selection;
  private final VideoFiles files;
  private final AnalyzerSource model;
  private final LatestTask latest;
  private final Executor typingPause;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(this, "stage", Stage.EMPTY);
  private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>(this, "file");
  private final ReadOnlyObjectWrapper<VideoInfo> info = new ReadOnlyObjectWrapper<>(this, "info");
  private final ReadOnlyObjectWrapper<VideoText> text =
      new ReadOnlyObjectWrapper<>(this, "text", VideoText.NONE);
  private final ReadOnlyStringWrapper textProblem =
      new ReadOnlyStringWrapper(this, "textProblem", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyObjectWrapper<ModelFacts> facts =
      new ReadOnlyObjectWrapper<>(this, "facts");
  private final ReadOnlyDoubleWrapper answerMillis =
      new ReadOnlyDoubleWrapper(this, "answerMillis", -1);

  /**
   * @param typingPause runs the newest of its tasks once the user stops typing for a moment
   */
  public InspectViewModel(
      Selection selection,
      VideoFiles files,
      AnalyzerSource model,
      JobRunner jobs,
      Executor typingPause) {
    this.selection = selection;
    this.files = files;
    this.model = model;
    this.latest = new LatestTask(jobs);
    this.typingPause = typingPause;
  }

  /** How far the open video has come. */
  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** The file that was asked for last, whether or not it can be opened; null before. */
  public ReadOnlyObjectProperty<Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** What is known of the open video, or null. */
  public ReadOnlyObjectProperty<VideoInfo> infoProperty() {
    return info.getReadOnlyProperty();
  }

  /** The text beside the video. */
  public ReadOnlyObjectProperty<VideoText> textProperty() {
    return text.getReadOnlyProperty();
  }

  /** Why the text that lies beside the video cannot be read; empty if it can. */
  public ReadOnlyStringProperty textProblemProperty() {
    return textProblem.getReadOnlyProperty();
  }

  /** One sentence on what went wrong; empty unless the stage says that something did. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How far the model is, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What the model is doing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** The loaded model, or null before the first answer. */
  public ReadOnlyObjectProperty<ModelFacts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** How long the last answer to a text took, ms; negative before. */
  public ReadOnlyDoubleProperty answerMillisProperty() {
    return answerMillis.getReadOnlyProperty();
  }

  /** True while anything is being worked out. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Loads the model ahead of the first video; a failure shows when a video needs it. */
  public void warmUp() {
    latest.request(
        "model", Messages.text("job.model"), p -> model.get().model(), onDone(facts::set, e -> {}));
  }

  /** Another model answers from now on: it looks at the open video anew. */
  public void modelChanged() {
    List.of(ENCODE, ANALYZE, COURSES).forEach(latest::forget);
    selection.featuresProperty().set(null);
    facts.set(null);
    clearAnswers();
    switch (stage.get()) {
      case ANALYSING, STOPPED, FAILED, READY -> encode();
      case EMPTY, OPENING, UNREADABLE -> warmUp();
    }
  }

  /** Opens a video with the text that lies beside it. */
  public void open(Path video) {
    open(video, null);
  }

  /**
   * Opens a video.
   *
   * @param given the text beside it, or null to look for one
   */
  public void open(Path video, VideoText given) {
    List.of(TEXT, ENCODE, ANALYZE, COURSES).forEach(latest::forget);
    selection.featuresProperty().set(null);
    file.set(video);
    clearSelection();
    text.set(given == null ? VideoText.NONE : given);
    stage.set(Stage.OPENING);
    latest.request(
        OPEN,
        "",
        p -> files.probe(video),
        onDone(
            found -> opened(found, given == null),
            e -> {
              selection.videoProperty().set(null);
              info.set(null);
              fail(Stage.UNREADABLE, e);
            }));
  }

  /** Closes the video. */
  public void close() {
    List.of(OPEN, TEXT, ENCODE, ANALYZE, COURSES).forEach(latest::forget);
    selection.featuresProperty().set(null);
    clearSelection();
    selection.videoProperty().set(null);
    file.set(null);
    info.set(null);
    text.set(VideoText.NONE);
    stage.set(Stage.EMPTY);
  }

  /** Tries again what failed or was stopped. */
  public void retry() {
    switch (stage.get()) {
      case UNREADABLE -> open(file.get());
      case FAILED, STOPPED -> {
        if (selection.featuresProperty().get() == null) {
          encode();
        } else {
          analyze();
        }
      }
      case EMPTY, OPENING, ANALYSING, READY -> {}
    }
  }

  /** Stops the model; the video goes on playing. */
  public void cancel() {
    latest.cancel(ENCODE);
    latest.cancel(ANALYZE);
    latest.cancel(COURSES);
  }

  /** The user is typing: the answer comes once there is a pause. */
  public void type(String typed) {
    textProblem.set("");
    text.set(VideoText.typed(typed));
    typingPause.execute(this::textChanged);
  }

  /** Puts the video beside another text at once. */
  public void useText(VideoText next) {
    text.set(next);
    textChanged();
  }

  private void textChanged() {
    if (selection.featuresProperty().get() != null) {
      analyze();
    }
  }

  private void opened(VideoInfo opened, boolean findText) {
    info.set(opened);
    selection.playheadProperty().set(Fraction.ZERO);
    selection.videoProperty().set(opened.path());
    if (findText) {
      findText(opened);
    }
    encode();
  }

  /** Runs beside the encoding: subtitles inside a long film take a while to collect. */
  private void findText(VideoInfo video) {
    latest.request(
        TEXT,
        "",
        p -> files.text(video, p),
        onDone(
            found -> {
              if (text.get().source() == VideoText.Source.NONE) {
                useText(found);
              }
            },
            e -> textProblem.set(Messages.say(e))));
  }

  private void encode() {
    Path video = info.get().path();
    problem.set("");
    stage.set(Stage.ANALYSING);
    Job job =
        latest.request(
            ENCODE,
            Messages.text("job.analyse", video.getFileName().toString()),
            p -> encode(video, p),
            answer(
                encoded -> {
                  facts.set(encoded.facts());
                  selection.featuresProperty().set(encoded.features());
                  analyze();
                }));
    progress.bind(job.progressProperty());
    message.bind(job.messageProperty());
  }

  private Encoded encode(Path video, Progress p) throws SightlineException {
    var analyzer = model.get();
    return new Encoded(analyzer.model(), analyzer.encode(video, p));
  }

  private void analyze() {
    VideoFeatures video = selection.featuresProperty().get();
    String words = text.get().text();
    long begin = System.nanoTime();
    latest.forget(COURSES);
    latest.request(
        ANALYZE,
        "",
        p -> model.get().analyzeFirst(video, words, p),
        answer(
            analysis -> {
              answerMillis.set((System.nanoTime() - begin) / 1e6);
              show(analysis);
              if (!analysis.isComplete()) {
                addCourses(analysis, video);
              }
            }));
  }

  /** What the user need not wait for; the shown analysis is replaced by the complete one. */
  private void addCourses(Analysis analysis, VideoFeatures video) {
    latest.request(
        COURSES,
        "",
        p -> model.get().withCourses(analysis, video, p),
        answer(selection.analysisProperty()::set));
  }

  private void show(Analysis analysis) {
    keepPinnedToken(selection.analysisProperty().get(), analysis);
    selection.analysisProperty().set(analysis);
    problem.set("");
    stage.set(Stage.READY);
  }

  /** A pinned token stays pinned if it still is the same piece at the same place. */
  private void keepPinnedToken(Analysis before, Analysis after) {
    selection.hoverTokenProperty().set(Selection.NONE);
    int pinned = selection.tokenProperty().get();
    if (pinned != Selection.NONE
        && (before == null || !Objects.equals(piece(before, pinned), piece(after, pinned)))) {
      selection.tokenProperty().set(Selection.NONE);
    }
  }

  private static String piece(Analysis analysis, int token) {
    List<Token> tokens = analysis.text().tokens();
    return token < tokens.size() ? tokens.get(token).piece() : null;
  }

  private void clearSelection() {
    clearAnswers();
    textProblem.set("");
  }

  private void clearAnswers() {
    selection.hoverTokenProperty().set(Selection.NONE);
    selection.hoverClipProperty().set(Selection.NONE);
    selection.tokenProperty().set(Selection.NONE);
    selection.classChoiceProperty().set(null);
    selection.analysisProperty().set(null);
    answerMillis.set(-1);
    problem.set("");
  }

  private void fail(Stage failed, SightlineException e) {
    problem.set(Messages.say(e));
    stage.set(failed);
  }

  /** What the model's answers have in common: failures and stops end in a stage of their own. */
  private <T> Answer<T> answer(Consumer<T> done) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        selection.analysisProperty().set(null);
        fail(Stage.FAILED, e);
      }

      @Override
      public void cancelled() {
        Analysis shown = selection.analysisProperty().get();
        if (shown == null || !shown.isComplete()) {
          stage.set(Stage.STOPPED);
        }
      }
    };
  }

  private static <T> Answer<T> onDone(Consumer<T> done, Consumer<SightlineException> failed) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        failed.accept(e);
      }
    };
  }

  private record Encoded(ModelFacts facts, VideoFeatures features) {}
}
