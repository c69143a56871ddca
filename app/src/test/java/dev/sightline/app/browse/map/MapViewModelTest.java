package dev.sightline.app.browse.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.FilterViewModel;
import dev.sightline.app.browse.Shelf;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.library.facet.Facets;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.library.space.VideoMap;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import org.junit.jupiter.api.Test;

class MapViewModelTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final Shelf shelf = new Shelf();
  private final BrowseViewModel page =
      new BrowseViewModel(
          shelf,
          jobs,
          Runnable::run,
          Runnable::run,
          new FilterViewModel("", k -> {}),
          (video, ms, words) -> {});
  private final MapViewModel map = new MapViewModel(shelf, page, jobs);

  @Test
  void videosHaveThePlaceOfTheirLookAndTheColourOfTheirClass() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 90_000);
    page.load();
    workers.runAll();
    map.load();
    assertThat(map.busyProperty().get()).isTrue();
    workers.runAll();
    assertThat(map.busyProperty().get()).isFalse();
    VideoMap now = map.mapProperty().get().orElseThrow();
    assertThat(now.points()).hasSize(2);
    assertThat(map.classesProperty().get()).containsExactly(new Facets.Count("Biking", 2));
    assertThat(map.colour(map.item(1).orElseThrow())).isZero();
    page.filter().chooseHead("topics");
    assertThat(map.colour(map.item(1).orElseThrow())).as("says nothing").isEqualTo(-1);
  }

  @Test
  void whatIsNotWantedIsOnTheMapWithoutAVideo() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 90_000);
    page.load();
    workers.runAll();
    map.load();
    workers.runAll();
    page.filter().toggle(Facet.LENGTH, "10");
    assertThat(map.item(1)).isPresent();
    assertThat(map.item(2)).isEmpty();
    assertThat(map.mapProperty().get().orElseThrow().points()).hasSize(2);
  }

  @Test
  void whyThereIsNoMapIsSaid() {
    shelf.failure = new SightlineException(Problem.UNSUPPORTED, "It makes no vectors.");
    map.load();
    workers.runAll();
    assertThat(map.problemProperty().get()).isEqualTo("It makes no vectors.");
    shelf.failure = null;
    map.load();
    workers.runAll();
    assertThat(map.problemProperty().get()).isEmpty();
  }

  @Test
  void anotherMethodMakesAnotherMapWhileTheOldOneStays() {
    shelf.put(1, "burrow", 5000);
    map.load();
    workers.runAll();
    assertThat(shown()).isEqualTo(MapMethod.PCA);
    map.choose(MapMethod.UMAP);
    assertThat(shown()).as("until the new one is there").isEqualTo(MapMethod.PCA);
    assertThat(map.progressProperty().get()).isNegative();
    workers.runAll();
    assertThat(shown()).isEqualTo(MapMethod.UMAP);
    assertThat(map.progressProperty().get()).isEqualTo(0.5);
  }

  @Test
  void aStoppedMapLeavesTheOneThatIsShown() {
    map.choose(MapMethod.UMAP);
    assertThat(jobs.jobs()).as("can be followed and stopped").hasSize(1);
    map.stop();
    workers.runAll();
    assertThat(map.busyProperty().get()).isFalse();
    assertThat(map.problemProperty().get()).startsWith("It was stopped");
    map.choose(MapMethod.PCA);
    workers.runAll();
    assertThat(map.problemProperty().get()).isEmpty();
    map.choose(MapMethod.UMAP);
    map.stop();
    workers.runAll();
    assertThat(shown()).isEqualTo(MapMethod.PCA);
    assertThat(map.methodProperty().get()).isEqualTo(MapMethod.PCA);
    assertThat(map.problemProperty().get()).isEmpty();
  }

  private MapMethod shown() {
    return map.mapProperty().get().orElseThrow().method();
  }
}
