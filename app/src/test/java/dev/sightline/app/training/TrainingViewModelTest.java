package dev.sightline.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.TimeLeft;
import dev.sightline.core.training.data.own.Finding;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingViewModelTest {
  private static final Path SET = Path.of("pets").toAbsolutePath();

  private final FakeTrainings files = new FakeTrainings();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<OwnResult> finished = new ArrayList<>();
  private final TrainingViewModel model =
      new TrainingViewModel(
          files,
          new JobRunner(work::add, Runnable::run),
          Runnable::run,
          new TimeLeft(() -> 0),
          finished::add);

  /** Lets the workers work. */
  private void work() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private Phase phase() {
    work();
    return model.phaseProperty().get();
  }

  @Test
  void aFolderIsCheckedNamedAndTrained() {
    model.choose(SET);
    work();
    assertThat(phase()).isEqualTo(Phase.REPORT);
    assertThat(model.reportProperty().get().labels()).containsExactly("cat", "dog");
    assertThat(model.nameProperty().get()).isEqualTo("pets");
    List<Integer> points = new ArrayList<>();
    model.curvesProperty().subscribe(c -> points.add(c.size()));
    files.during = () -> assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
    model.start();
    work();
    assertThat(finished).extracting(r -> r.bundle().id()).containsExactly("pets");
    assertThat(points).contains(1);
    assertThat(phase()).isEqualTo(Phase.START);
    assertThat(model.unfinished()).isEmpty();
    assertThat(files.done).containsExactly("check pets", "train pets");
  }

  @Test
  void aModelIsBuiltUponTheUsualOneOrUponAnotherThatIsPossible() {
    model.choose(SET);
    work();
    assertThat(model.bases()).extracting(Base::id).containsExactly("everyday", "zh");
    assertThat(model.baseProperty().get().title()).isEqualTo("everyday 1.4");
    model.start();
    work();
    model.choose(SET);
    work();
    model.baseProperty().set(model.bases().getLast());
    model.start();
    work();
    assertThat(files.builtUpon).containsExactly("everyday", "zh");
    files.bases = files.bases.subList(0, 1);
    model.choose(SET);
    work();
    assertThat(model.baseProperty().get().id()).as("the other one is gone").isEqualTo("everyday");
  }

  @Test
  void aListIsNamedWithoutItsEnding() {
    model.choose(SET.resolve("my cats & dogs.csv"));
    work();
    assertThat(model.nameProperty().get()).isEqualTo("my-cats-dogs");
  }

  @Test
  void neitherABadSetNorABadNameIsTrained() {
    model.choose(SET);
    work();
    model.nameProperty().set(" ");
    assertThat(model.nameProblem()).contains("cannot be the name of a model");
    model.start();
    work();
    assertThat(phase()).isEqualTo(Phase.REPORT);
    files.findings =
        List.of(
            new Finding(Finding.Kind.CLASSES, true, Phrase.of("One class is too few."), List.of()));
    model.choose(SET);
    work();
    model.start();
    work();
    assertThat(phase()).isEqualTo(Phase.REPORT);
    assertThat(files.done).noneMatch(d -> d.startsWith("train"));
  }

  @Test
  void whatIsNoSetIsToldAndAnotherCanBeChosen() {
    files.broken = "That is no set.";
    model.choose(SET);
    work();
    assertThat(phase()).isEqualTo(Phase.START);
    assertThat(model.problemProperty().get()).isEqualTo("That is no set.");
    files.broken = "";
    model.choose(SET);
    work();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  /** The disk is read once for a set, not for each letter that is typed. */
  @Test
  void aNameThatIsTakenIsRefusedWithoutReadingTheDisk() {
    files.unfinished.add(new OwnRequest(SET.resolve("other").toString(), "older", "everyday", 1));
    model.choose(SET);
    work();
    model.nameProperty().set("Birds");
    assertThat(model.nameProblem()).contains("stands among your models");
    model.start();
    work();
    assertThat(phase()).isEqualTo(Phase.REPORT);
    model.nameProperty().set("older");
    assertThat(model.nameProblem()).contains("stopped training on", "other");
    model.nameProperty().set("everyday2");
    assertThat(model.nameProblem()).isEmpty();
    assertThat(files.reads).isEqualTo(1);
  }

  /** What stands on the shelf was trained, whatever was clicked at the last moment. */
  @Test
  void aWishToStopThatComesTooLateDoesNotHideTheModel() {
    for (Runnable late : List.<Runnable>of(model::pause, model::cancel)) {
      finished.clear();
      model.choose(SET);
      work();
      files.installed = late;
      model.start();
      work();
      assertThat(finished).hasSize(1);
      assertThat(phase()).isEqualTo(Phase.START);
      assertThat(files.done).noneMatch(d -> d.startsWith("discard"));
    }
  }

  @Test
  void aPausedTrainingGoesOn() {
    model.choose(SET);
    work();
    files.during = model::pause;
    model.start();
    work();
    assertThat(phase()).isEqualTo(Phase.PAUSED);
    assertThat(model.curvesProperty().get()).hasSize(1);
    files.during = () -> {};
    model.resume();
    work();
    assertThat(finished).hasSize(1);
    assertThat(files.done).containsExactly("check pets", "train pets", "train pets");
  }

  @Test
  void aCancelledTrainingIsDeleted() {
    model.choose(SET);
    work();
    files.during = model::cancel;
    model.start();
    work();
    assertThat(phase()).isEqualTo(Phase.START);
    assertThat(files.done).endsWith("discard pets");
    assertThat(finished).isEmpty();
  }

  @Test
  void aPausedTrainingCanBeGivenUp() {
    model.choose(SET);
    work();
    files.during = model::pause;
    model.start();
    work();
    model.cancel();
    work();
    assertThat(phase()).isEqualTo(Phase.START);
    assertThat(files.done).endsWith("discard pets");
  }

  @Test
  void aFailedTrainingSaysWhyAndCanGoOn() {
    model.choose(SET);
    work();
    files.broken = "The disk is full.";
    model.start();
    work();
    assertThat(phase()).isEqualTo(Phase.PAUSED);
    assertThat(model.problemProperty().get()).isEqualTo("The disk is full.");
    files.broken = "";
    model.resume();
    work();
    assertThat(finished).hasSize(1);
  }

  @Test
  void aTrainingOfAnEarlierStartGoesOnAfterItsSetWasChecked() {
    OwnRequest stopped = new OwnRequest(SET.toString(), "older", "everyday", 17);
    files.unfinished.add(stopped);
    model.load();
    work();
    assertThat(model.unfinished()).containsExactly(stopped);
    model.resume(stopped);
    work();
    assertThat(files.done).containsExactly("check pets", "train older");
    assertThat(files.seeds).as("the parts that it was begun with").containsExactly(17L);
    assertThat(finished).hasSize(1);
    assertThat(model.unfinished()).isEmpty();
  }

  @Test
  void aCheckCanBeStopped() {
    files.during = model::cancel;
    model.choose(SET);
    work();
    assertThat(phase()).isEqualTo(Phase.START);
    assertThat(model.problemProperty().get()).isEmpty();
  }
}
