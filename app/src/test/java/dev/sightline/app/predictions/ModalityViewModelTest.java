package dev.sightline.app.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.job.Progress;
import dev.sightline.core.numbers.ScoresTable;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModalityViewModelTest {
  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final List<ClassChoice> asked = new ArrayList<>();
  private boolean fails;
  private boolean mute;
  private final ModalityViewModel model =
      new ModalityViewModel(
          selection, this::ask, new JobRunner(workers, Runnable::run), Runnable::run);

  private Optional<ModalityShare> ask(
      VideoFeatures features, String text, ClassChoice choice, Progress progress)
      throws SightlineException {
    asked.add(choice);
    if (fails) {
      throw new SightlineException(Problem.UNSUPPORTED, "No.");
    }
    return mute
        ? Optional.empty()
        : Optional.of(ModalityShare.ofProbabilities(0.1, 0.2, 0.3, 0.1 * (1 + choice.label())));
  }

  private void open(String text) throws Exception {
    try (FakeAnalyzer fake = new FakeAnalyzer()) {
      VideoFeatures features = fake.encode(Path.of("a.mp4"), Progress.NONE);
      selection.featuresProperty().set(features);
      selection.analysisProperty().set(fake.analyze(features, text, Progress.NONE));
    }
  }

  @Test
  void asksAboutTheLikeliestClassOfTheFirstHead() throws Exception {
    open("a boat");
    workers.runAll();
    int likeliest = selection.analysisProperty().get().heads().getFirst().top(1).getFirst();
    assertThat(asked).containsOnly(new ClassChoice("topics", likeliest));
    assertThat(model.shownProperty().get().label())
        .isEqualTo(selection.analysisProperty().get().heads().getFirst().labels().get(likeliest));
  }

  @Test
  void theTableHasTheThreePartsInNats() throws Exception {
    assertThat(model.table()).isEmpty();
    open("a boat");
    workers.runAll();
    ModalityShare s = model.shownProperty().get().share();
    List<String> lines = model.table().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).contains("\ttext\t" + ScoresTable.number((float) s.text()));
    assertThat(lines.get(3)).contains("\tboth\t" + ScoresTable.number((float) s.interaction()));
  }

  @Test
  void asksAboutTheChosenClassAndTheNewestWins() throws Exception {
    open("a boat");
    workers.runAll();
    selection.classChoiceProperty().set(new ClassChoice("actions", 1));
    selection.classChoiceProperty().set(new ClassChoice("actions", 2));
    workers.runLast();
    assertThat(model.shownProperty().get().share().both())
        .isEqualTo(ModalityShare.ofProbabilities(0, 0, 0, 0.1 * 3).both());
    workers.runAll();
    assertThat(model.shownProperty().get().share().both())
        .isEqualTo(ModalityShare.ofProbabilities(0, 0, 0, 0.1 * 3).both());
  }

  @Test
  void classesOfSinglePicturesHaveNoShare() throws Exception {
    open("a boat");
    selection.classChoiceProperty().set(new ClassChoice("objects", 1));
    workers.runAll();
    assertThat(asked).noneMatch(c -> c.head().equals("objects"));
  }

  @Test
  void withoutTextOrWithoutAnAnswerNothingIsShown() throws Exception {
    open("");
    workers.runAll();
    assertThat(asked).isEmpty();
    assertThat(model.shownProperty().get()).isNull();
    mute = true;
    open("a boat");
    workers.runAll();
    assertThat(model.shownProperty().get()).isNull();
    mute = false;
    open("a boat");
    workers.runAll();
    assertThat(model.shownProperty().get()).isNotNull();
    fails = true;
    open("a ship");
    workers.runAll();
    assertThat(model.shownProperty().get()).isNull();
  }
}
