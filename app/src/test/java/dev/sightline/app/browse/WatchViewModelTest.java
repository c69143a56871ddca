package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchViewModelTest {
  private static final Path FOLDER = Path.of("films");

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
  private final WatchViewModel watch = new WatchViewModel(shelf, page, jobs);

  @Test
  void aFolderIsWatchedImportedAndLetGo() {
    shelf.watched.add(Path.of("kept"));
    page.load();
    workers.runAll();
    assertThat(watch.folders()).containsExactly(Path.of("kept"));
    shelf.next = "cave";
    watch.watch(FOLDER);
    workers.runAll();
    assertThat(watch.folders()).containsExactly(Path.of("kept"), FOLDER);
    assertThat(page.items()).extracting(BrowseItem::title).containsExactly("cave");
    watch.unwatch(FOLDER);
    workers.runAll();
    assertThat(watch.folders()).containsExactly(Path.of("kept"));
    assertThat(page.items()).as("videos stay").hasSize(1);
  }

  @Test
  void whatIsNewComesInByItself() {
    page.load();
    workers.runAll();
    watch.tick();
    workers.runAll();
    assertThat(page.items()).isEmpty();
    shelf.changed = List.of(FOLDER);
    shelf.next = "cave";
    watch.tick();
    watch.tick();
    assertThat(workers.size()).as("one look at a time").isEqualTo(1);
    workers.runAll();
    assertThat(page.items()).extracting(BrowseItem::title).containsExactly("cave");
    shelf.next = "";
    watch.tick();
    workers.runAll();
    assertThat(page.problemProperty().get()).as("nothing new is no problem").isEmpty();
  }

  @Test
  void afterAFailureItLooksAgain() {
    page.load();
    workers.runAll();
    shelf.failure = new SightlineException(Problem.FILE, "The disk is away.");
    watch.tick();
    workers.runAll();
    shelf.failure = null;
    shelf.changed = List.of(FOLDER);
    shelf.next = "cave";
    watch.tick();
    workers.runAll();
    assertThat(page.items()).hasSize(1);
  }
}
