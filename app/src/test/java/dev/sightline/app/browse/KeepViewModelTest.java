package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeepViewModelTest {
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
  private final KeepViewModel model = new KeepViewModel(shelf, page, jobs);

  @Test
  void tellsWhereTheLibraryLiesAfterAMove() {
    Path folder = Path.of("elsewhere");
    model.move(folder);
    assertThat(model.busyProperty().get()).isTrue();
    assertThat(jobs.losable()).as("a move that is cut off has to be made again").hasSize(1);
    model.move(Path.of("a second one meanwhile"));
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.placeProperty().get()).isEqualTo(folder.resolve("library.db"));
    assertThat(model.toldProperty().get()).contains("elsewhere");
  }

  @Test
  void aRefusalIsToldAndChangesNothing() {
    Path before = model.placeProperty().get();
    shelf.failure = new SightlineException(Problem.FILE, "There is too little room.");
    model.move(Path.of("full"));
    workers.runAll();
    assertThat(model.toldProperty().get()).isEqualTo("There is too little room.");
    assertThat(model.placeProperty().get()).isEqualTo(before);
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void nothingIsMovedWhileSomethingWrites() {
    page.add(java.util.List.of(Path.of("folder")));
    model.move(Path.of("elsewhere"));
    model.restore(Path.of("old.backup"));
    assertThat(model.toldProperty().get())
        .isEqualTo("First wait for “Adding videos to the library”, or stop it.");
    assertThat(workers.size()).as("the import alone").isEqualTo(1);
  }

  @Test
  void aRestoredLibraryIsShown() {
    shelf.put(1, "burrow", 1000);
    page.load();
    workers.runAll();
    model.backup(Path.of("my.backup"));
    workers.runAll();
    assertThat(model.toldProperty().get()).isEqualTo("1 video in my.backup");
    model.restore(Path.of("my.backup"));
    workers.runAll();
    assertThat(page.items()).extracting(BrowseItem::title).contains("restored");
    assertThat(model.toldProperty().get()).contains("former");
  }
}
