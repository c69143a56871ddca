package dev.sightline.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.FakeVideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InspectViewModelTest {
  private static final Path VIDEO = Path.of("crossing.mp4");
  private static final Path OTHER = Path.of("harbour.mp4");
  private static final String TEXT = "two cyclists wait";

  private final Selection selection = new Selection();
  private final FakeVideoFiles files = new FakeVideoFiles().with(VIDEO, TEXT);
  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final HeldExecutor typing = new HeldExecutor();
  private SightlineException failure;
  private final InspectViewModel inspect =
      new InspectViewModel(selection, files, this::analyzer, jobs, typing);

  @Test
  void opensAVideoBesideItsText() {
    inspect.open(VIDEO);
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.OPENING);
    assertThat(inspect.fileProperty().get()).isEqualTo(VIDEO);
    assertThat(selection.videoProperty().get()).isNull();

    workers.runFirst();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.ANALYSING);
    assertThat(selection.videoProperty().get()).as("plays meanwhile").isEqualTo(VIDEO);
    workers.runFirst();
    assertThat(inspect.textProperty().get().text()).isEqualTo(TEXT);

    workers.runAll();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo(TEXT);
    assertThat(inspect.factsProperty().get().name()).isEqualTo("fake");
    assertThat(inspect.answerMillisProperty().get()).isNotNegative();
    assertThat(inspect.busyProperty().get()).isFalse();
  }

  @Test
  void theMatrixComesFirstAndTheCoursesAMomentLater() {
    inspect.open(VIDEO);
    workers.runAll();
    inspect.useText(VideoText.typed("a red bus"));
    workers.runFirst();

    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a red bus");
    assertThat(selection.analysisProperty().get().isComplete()).isFalse();
    workers.runAll();
    assertThat(selection.analysisProperty().get().isComplete()).isTrue();
    assertThat(inspect.busyProperty().get()).isFalse();
  }

  @Test
  void coursesOfAnOlderTextAreDropped() {
    inspect.open(VIDEO);
    workers.runAll();
    inspect.useText(VideoText.typed("a red bus"));
    workers.runFirst();
    inspect.useText(VideoText.typed("a blue bus"));
    workers.runFirst();
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a red bus");

    workers.runAll();
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a blue bus");
    assertThat(selection.analysisProperty().get().isComplete()).isTrue();
  }

  @Test
  void coursesThatWereStoppedCanBeHadAgain() {
    inspect.open(VIDEO);
    workers.runAll();
    inspect.useText(VideoText.typed("a red bus"));
    workers.runFirst();
    inspect.cancel();
    workers.runAll();

    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.STOPPED);
    inspect.retry();
    workers.runAll();
    assertThat(selection.analysisProperty().get().isComplete()).isTrue();
  }

  @Test
  void aFileThatIsNoVideoIsSaidSo() {
    inspect.open(VIDEO);
    workers.runAll();
    inspect.open(Path.of("bad.mp4"));
    workers.runAll();

    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.UNREADABLE);
    assertThat(inspect.problemProperty().get()).isEqualTo(FakeVideoFiles.SENTENCE);
    assertThat(selection.videoProperty().get()).isNull();
    assertThat(selection.analysisProperty().get()).isNull();
    assertThat(inspect.busyProperty().get()).isFalse();
  }

  @Test
  void theAppGoesOnAfterAFailure() {
    inspect.open(Path.of("bad.mp4"));
    workers.runAll();
    inspect.open(VIDEO);
    workers.runAll();

    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(inspect.problemProperty().get()).isEmpty();
  }

  @Test
  void aModelThatFailsLeavesThePlayer() {
    failure = new SightlineException(Problem.BUNDLE, "The model is damaged.");
    inspect.open(VIDEO);
    workers.runAll();

    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.FAILED);
    assertThat(inspect.problemProperty().get()).isEqualTo("The model is damaged.");
    assertThat(selection.videoProperty().get()).isEqualTo(VIDEO);

    failure = null;
    inspect.retry();
    workers.runAll();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.READY);
  }

  @Test
  void theNewerVideoWins() {
    inspect.open(VIDEO);
    workers.runFirst();
    inspect.open(OTHER);
    workers.runAll();

    assertThat(selection.videoProperty().get()).isEqualTo(OTHER);
    assertThat(selection.analysisProperty().get().video().path()).isEqualTo(OTHER);
  }

  @Test
  void anotherTextCostsNoEncoding() {
    inspect.open(VIDEO);
    workers.runAll();
    inspect.type("a");
    inspect.type("a bus");
    assertThat(workers.size()).as("waits for a pause").isZero();

    typing.runLast();
    assertThat(workers.size()).as("one request").isEqualTo(1);
    workers.runAll();
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a bus");
    assertThat(inspect.textProperty().get()).isEqualTo(VideoText.typed("a bus"));
  }

  @Test
  void textTypedWhileTheVideoIsEncodedIsTheOneThatCounts() {
    inspect.open(VIDEO);
    workers.runFirst();
    workers.runFirst();
    inspect.useText(VideoText.typed("a bus"));
    workers.runAll();

    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a bus");
  }

  @Test
  void whatIsTypedIsNotReplacedByATextThatIsFoundLate() {
    inspect.open(VIDEO);
    workers.runFirst();
    inspect.type("a bus");
    workers.runAll();

    assertThat(inspect.textProperty().get()).isEqualTo(VideoText.typed("a bus"));
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a bus");
  }

  @Test
  void aTextThatCannotBeReadDoesNotStopTheVideo() {
    inspect.open(Path.of("clip-with-bad-text.mp4"));
    workers.runAll();

    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(inspect.textProblemProperty().get()).isEqualTo(FakeVideoFiles.BAD_TEXT);
  }

  @Test
  void aPinnedTokenStaysWhereItIsTheSame() {
    inspect.open(VIDEO);
    workers.runAll();
    selection.tokenProperty().set(1);
    inspect.useText(VideoText.typed("two bikes"));
    workers.runAll();
    assertThat(selection.tokenProperty().get()).isEqualTo(1);

    inspect.useText(VideoText.typed("bikes"));
    workers.runAll();
    assertThat(selection.tokenProperty().get()).isEqualTo(Selection.NONE);
  }

  @Test
  void stoppingLeavesThePlayerAndCanBeTakenBack() {
    inspect.open(VIDEO);
    workers.runFirst();
    inspect.cancel();
    workers.runAll();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.STOPPED);
    assertThat(selection.videoProperty().get()).isEqualTo(VIDEO);

    inspect.retry();
    workers.runAll();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.READY);
  }

  @Test
  void aNewVideoStartsWithoutASelection() {
    inspect.open(VIDEO);
    workers.runAll();
    selection.tokenProperty().set(2);
    selection.classChoiceProperty().set(new ClassChoice("topics", 1));
    inspect.open(OTHER);

    assertThat(selection.tokenProperty().get()).isEqualTo(Selection.NONE);
    assertThat(selection.classChoiceProperty().get()).isNull();
    assertThat(inspect.textProperty().get()).isEqualTo(VideoText.NONE);
  }

  @Test
  void closingEmptiesIt() {
    inspect.open(VIDEO);
    workers.runFirst();
    inspect.close();
    workers.runAll();

    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.EMPTY);
    assertThat(selection.videoProperty().get()).isNull();
    assertThat(selection.analysisProperty().get()).isNull();
  }

  @Test
  void warmingUpNamesTheModel() {
    inspect.warmUp();
    assertThat(jobs.jobs()).hasSize(1);
    workers.runAll();
    assertThat(inspect.factsProperty().get().name()).isEqualTo("fake");
  }

  @Test
  void anotherModelLooksAtTheSameVideoAndTextAnew() {
    inspect.open(VIDEO);
    workers.runAll();
    inspect.useText(VideoText.typed("a red bus"));
    workers.runAll();
    Object before = selection.analysisProperty().get();
    inspect.modelChanged();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.ANALYSING);
    assertThat(selection.analysisProperty().get()).as("the other model's answer").isNull();
    assertThat(selection.videoProperty().get()).as("plays on").isEqualTo(VIDEO);
    workers.runAll();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(selection.analysisProperty().get()).isNotSameAs(before);
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a red bus");
  }

  @Test
  void anotherModelIsLoadedAheadOfTheFirstVideo() {
    inspect.modelChanged();
    workers.runAll();
    assertThat(inspect.stageProperty().get()).isEqualTo(Stage.EMPTY);
    assertThat(inspect.factsProperty().get().name()).isEqualTo("fake");
  }

  private Analyzer analyzer() throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    return new FakeAnalyzer();
  }
}
