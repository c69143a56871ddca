package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.export.Notices;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.TimeLeft;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.measuring.MeasureRequest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluateViewModelTest {
  private static final InstalledBundle MINE =
      new InstalledBundle("mine", Optional.of(Path.of("mine.sightline")));

  private final Shelf shelf = new Shelf();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final JobRunner jobs = new JobRunner(work::add, Runnable::run);
  private final ModelsViewModel models =
      new ModelsViewModel(
          shelf,
          new ModelChoice("mine", "mine", id -> {}, id -> {}),
          new JobRunner(Runnable::run, Runnable::run),
          () -> true);
  private final EvaluateViewModel model =
      new EvaluateViewModel(models, shelf, jobs, Runnable::run, new TimeLeft(() -> 0));

  @BeforeEach
  void look() {
    assertThat(model.obstacleProperty().get()).isNotEmpty();
    models.load();
  }

  private void work() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private TaskChoice task(String name) {
    return model.tasks().stream().filter(t -> t.task().equals(name)).findFirst().orElseThrow();
  }

  private void choose(String... tasks) {
    model.folderProperty().set("sets");
    for (String t : tasks) {
      task(t).chosenProperty().set(true);
    }
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(model.tasks()).extracting(TaskChoice::task).contains("topics").doesNotContain("qa");
    assertThat(model.obstacleProperty().get()).isEqualTo("Choose what to measure.");
    task("topics").chosenProperty().set(true);
    assertThat(model.obstacleProperty().get()).isEqualTo("Choose a folder of data first.");
    model.start();
    assertThat(work).as("nothing begins").isEmpty();
    model.folderProperty().set("sets");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void figuresOfEachTaskAreShownAsSoonAsTheyAreThere() {
    model.begin();
    assertThat(models.sectionProperty().get()).isEqualTo(Section.FIGURES);
    choose("retrieval", "topics");
    model.splitProperty().set("test");
    List<Integer> shown = new ArrayList<>();
    models.factsProperty().subscribe(f -> shown.add(f.measured().size()));
    model.start();
    assertThat(model.runningProperty().get()).isTrue();
    model.start();
    assertThat(work).as("one at a time").hasSize(1);
    work();
    assertThat(model.runningProperty().get()).isFalse();
    assertThat(model.openProperty().get()).as("closed when all went well").isFalse();
    assertThat(shown).containsExactly(0, 1, 2);
    assertThat(shelf.asked)
        .containsExactly(
            MeasureRequest.of("retrieval", Optional.of(Path.of("sets")), "test"),
            MeasureRequest.of("topics", Optional.of(Path.of("sets")), "test"));
    List<Figures> figures = Figures.of(models.factsProperty().get());
    assertThat(figures).extracting(Figures::task).startsWith("topics", "retrieval");
    assertThat(figures.getFirst().measuredMs()).isPositive();
    assertThat(figures.getLast().measuredMs()).as("of the bundle").isZero();
    assertThat(model.tasks().stream().filter(t -> t.chosenProperty().get()))
        .as("new figures keep what is chosen")
        .hasSize(2);
  }

  @Test
  void aTaskThatCannotBeMeasuredIsNamedAndTheOthersAre() {
    choose("retrieval", "topics", "mosaic");
    shelf.broken = "topics";
    model.begin();
    model.start();
    work();
    assertThat(model.problemProperty().get()).isEqualTo("Topics: There is no videos.csv.");
    assertThat(model.openProperty().get()).as("to be tried again").isTrue();
    assertThat(models.factsProperty().get().measured()).hasSize(2);
    shelf.broken = "";
    model.start();
    assertThat(model.problemProperty().get()).isEmpty();
    work();
    assertThat(models.factsProperty().get().measured()).hasSize(3);
    shelf.broken = "topics";
    model.start();
    work();
    assertThat(model.problemProperty().get()).isNotEmpty();
    models.select(null);
    assertThat(model.problemProperty().get()).as("of another model").isEmpty();
  }

  @Test
  void whatIsCancelledKeepsWhatWasDone() {
    choose("retrieval", "topics");
    model.begin();
    model.start();
    shelf.during =
        () -> {
          if (shelf.asked.size() == 2) {
            model.cancel();
          }
        };
    work();
    assertThat(model.runningProperty().get()).as("busy ends").isFalse();
    assertThat(models.factsProperty().get().measured()).hasSize(1);
    assertThat(model.openProperty().get()).isTrue();
    model.cancel();
    assertThat(model.openProperty().get()).isFalse();
  }

  @Test
  void aModelIsSavedWithItsEndingAndTheWindowSaysSo() {
    Notices notices = new Notices();
    ModelItem item = models.selectedProperty().get();
    assertThat(ModelSaver.suggestedName(item)).isEqualTo("mine-1.0.sightline");
    new ModelSaver(shelf, jobs, notices).save(item, Path.of("there"));
    work();
    assertThat(shelf.saved).containsExactly(Path.of("there.sightline"));
    assertThat(notices.textProperty().get()).contains("there.sightline");
  }

  @Test
  void classesComeWithTheFiguresThatWereMeasuredHere() {
    ClassesViewModel classes =
        new ClassesViewModel(
            models.factsProperty(),
            new CellVideosViewModel(
                (m, cell) -> new CellFiles.Found(CellFiles.Origin.LIBRARY, List.of(), List.of()),
                jobs,
                file -> {},
                (videos, words) -> {}));
    assertThat(classes.measuredMs(classes.chosenProperty().get())).isZero();
    choose("topics");
    model.start();
    work();
    assertThat(classes.evaluationsProperty().get()).hasSize(3);
    assertThat(classes.measuredMs(classes.chosenProperty().get())).isPositive();
    assertThat(PerClassTable.ClassRow.of(SampleFacts.TOPICS.labels(), SampleFacts.TEXT.confusion()))
        .first()
        .satisfies(
            row -> {
              assertThat(row.name()).isEqualTo("cooking");
              assertThat(row.items()).isEqualTo(3);
              assertThat(row.precision()).hasValue(1);
              assertThat(row.recall()).hasValue(1.0 / 3);
              assertThat(row.f1()).hasValue(0.5);
            });
  }

  /** One model whose figures are made up. */
  private static final class Shelf implements ModelFiles {
    private static final HeadEvaluation FRESH =
        new HeadEvaluation(
            "topics",
            "test",
            4,
            "./sightline evaluate --task topics --split test",
            SampleFacts.TOPICS.labels(),
            SampleFacts.TOPICS.sides());

    private final List<MeasureRequest> asked = new ArrayList<>();
    private final List<MeasuredHere> measured = new ArrayList<>();
    private final List<Path> saved = new ArrayList<>();
    private String broken = "";
    private Runnable during = () -> {};

    @Override
    public List<InstalledBundle> list() {
      return List.of(MINE);
    }

    @Override
    public ModelFacts facts(InstalledBundle bundle) {
      return SampleFacts.full("mine");
    }

    @Override
    public InstalledBundle install(Path source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(InstalledBundle bundle) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void save(InstalledBundle bundle, Path target, Progress progress) {
      saved.add(target);
    }

    @Override
    public List<MeasuredHere> measure(
        InstalledBundle bundle, MeasureRequest request, Progress progress)
        throws SightlineException {
      asked.add(request);
      progress.update(0.5, "measuring");
      during.run();
      if (progress.isCancelled()) {
        throw new CancelledException();
      }
      if (request.task().equals(broken)) {
        throw new SightlineException(Problem.DATA, "There is no videos.csv.");
      }
      measured.removeIf(m -> m.task().equals(request.task()));
      measured.addFirst(
          new MeasuredHere(
              request.task(),
              request.split(),
              1000,
              List.of(new Metric(request.task(), "a", request.split(), 4, 0.5, 0.4, 0.6, "c")),
              request.task().equals("topics") ? List.of(FRESH) : List.of()));
      return List.copyOf(measured);
    }
  }
}
