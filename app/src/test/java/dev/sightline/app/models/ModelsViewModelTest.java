package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.measuring.MeasureRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsViewModelTest {
  private static final InstalledBundle EVERYDAY = new InstalledBundle("everyday", Optional.empty());
  private static final InstalledBundle MINE = own("mine");
  private static final InstalledBundle OLD = own("old");

  private final Shelf shelf = new Shelf(EVERYDAY, OLD);
  private boolean fonts = true;
  private final List<String> chosen = new ArrayList<>();
  private final ModelsViewModel model =
      new ModelsViewModel(
          shelf,
          new ModelChoice("everyday", "everyday", id -> {}, chosen::add),
          new JobRunner(Runnable::run, Runnable::run),
          () -> fonts);

  private static InstalledBundle own(String name) {
    return new InstalledBundle(name, Optional.of(Path.of(name + ".sightline")));
  }

  @Test
  void nothingIsReadBeforeSomebodyLooks() {
    assertThat(model.items()).isEmpty();
    assertThat(shelf.opened).isEmpty();
    assertThat(model.chartsProperty().get()).isEqualTo(ChartState.PREPARING);
  }

  @Test
  void theFirstModelIsShownAndABrokenOneSaysWhy() {
    model.load();
    model.load();
    assertThat(shelf.opened).containsExactly("everyday", "old");
    assertThat(model.chartsProperty().get()).isEqualTo(ChartState.READY);
    assertThat(model.selectedProperty().get().name()).isEqualTo("everyday");
    assertThat(model.factsProperty().get().manifest().name()).isEqualTo("everyday");
    assertThat(model.brokenProperty().get()).isEmpty();

    model.select(model.items().get(1));
    assertThat(model.factsProperty().get()).isNull();
    assertThat(model.brokenProperty().get()).isEqualTo("The model is broken.");
    model.select(model.items().get(0));
    assertThat(model.brokenProperty().get()).isEmpty();
  }

  @Test
  void withoutFontsThereAreNoChartsAndTheRestStands() {
    fonts = false;
    model.load();
    assertThat(model.chartsProperty().get()).isEqualTo(ChartState.IMPOSSIBLE);
    assertThat(model.factsProperty().get()).isNotNull();
  }

  @Test
  void anAddedModelIsShown() {
    model.load();
    model.install(List.of(Path.of("mine")));
    assertThat(model.items()).extracting(ModelItem::name).contains("mine");
    assertThat(model.selectedProperty().get().name()).isEqualTo("mine");
    assertThat(model.selectedProperty().get().isBuiltIn()).isFalse();
    assertThat(shelf.opened).as("the others are not opened again").containsOnlyOnce("everyday");
  }

  @Test
  void oneThatIsAddedAgainIsReadAgain() {
    model.load();
    model.install(List.of(Path.of("mine")));
    model.install(List.of(Path.of("mine")));
    assertThat(shelf.opened.stream().filter("mine"::equals)).hasSize(2);
    assertThat(model.items()).hasSize(3);
  }

  @Test
  void whatCannotBeAddedIsSaidAndTheNextClearsIt() {
    model.load();
    model.install(List.of(Path.of("bad")));
    assertThat(model.problemProperty().get()).isEqualTo("That is no model.");
    assertThat(model.items()).hasSize(2);
    model.install(List.of(Path.of("mine")));
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void aRemovedModelGivesWayToTheFirst() {
    model.load();
    model.install(List.of(Path.of("mine")));
    model.remove(model.selectedProperty().get());
    assertThat(model.items()).hasSize(2);
    assertThat(model.selectedProperty().get().name()).isEqualTo("everyday");
  }

  @Test
  void theUserChoosesWhichModelAnswers() {
    model.load();
    model.install(List.of(Path.of("mine")));
    ModelItem mine = model.selectedProperty().get();
    model.use(mine);
    model.use(mine);
    assertThat(model.isInUse(mine)).isTrue();
    assertThat(chosen).containsExactly("mine");

    model.install(List.of(Path.of("mine")));
    assertThat(chosen).as("replaced by another of its name").containsExactly("mine", "mine");
    model.remove(model.selectedProperty().get());
    assertThat(model.inUseProperty().get()).isEqualTo("everyday");
    assertThat(chosen).containsExactly("mine", "mine", "everyday");
  }

  @Test
  void aBrokenModelCannotBeUsed() {
    model.load();
    model.use(model.items().get(1));
    assertThat(chosen).isEmpty();
  }

  /** A shelf in memory. */
  private static final class Shelf implements ModelFiles {
    private final List<InstalledBundle> bundles;
    private final List<String> opened = new ArrayList<>();

    Shelf(InstalledBundle... bundles) {
      this.bundles = new ArrayList<>(List.of(bundles));
    }

    @Override
    public List<InstalledBundle> list() {
      return List.copyOf(bundles);
    }

    @Override
    public ModelFacts facts(InstalledBundle bundle) throws SightlineException {
      opened.add(bundle.id());
      if (bundle.equals(OLD)) {
        throw new SightlineException(Problem.BUNDLE, "The model is broken.");
      }
      return SampleFacts.full(bundle.id());
    }

    @Override
    public InstalledBundle install(Path source) throws SightlineException {
      if (source.endsWith("bad")) {
        throw new SightlineException(Problem.BUNDLE, "That is no model.");
      }
      if (!bundles.contains(MINE)) {
        bundles.add(MINE);
      }
      return MINE;
    }

    @Override
    public void remove(InstalledBundle bundle) {
      bundles.remove(bundle);
    }

    @Override
    public void save(InstalledBundle bundle, Path target, Progress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<MeasuredHere> measure(
        InstalledBundle bundle, MeasureRequest request, Progress progress) {
      throw new UnsupportedOperationException();
    }
  }
}
