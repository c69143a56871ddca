package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowseMarksTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final Shelf shelf = new Shelf();
  private final BrowseViewModel page =
      new BrowseViewModel(
          shelf,
          new JobRunner(workers, Runnable::run),
          Runnable::run,
          Runnable::run,
          new FilterViewModel("", k -> {}),
          (video, ms, words) -> {});
  private final BrowseMarks marks = page.marks();

  @BeforeEach
  void threeVideos() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    shelf.put(3, "cave", 7000);
    page.load();
    workers.runAll();
  }

  @Test
  void starsAreForAllThatAreChosenAndAreTakenBack() {
    choose(0, 1);
    marks.rate(4);
    workers.runAll();
    assertThat(ratings()).containsExactly(4, 4, 0);
    choose(1, 2);
    marks.rate(4);
    workers.runAll();
    assertThat(ratings()).as("not all had them").containsExactly(4, 4, 4);
    marks.rate(4);
    workers.runAll();
    assertThat(ratings()).as("all had them").containsExactly(4, 0, 0);
    marks.undo();
    workers.runAll();
    assertThat(ratings()).containsExactly(4, 4, 4);
    marks.undo();
    workers.runAll();
    marks.undo();
    workers.runAll();
    assertThat(ratings()).containsExactly(0, 0, 0);
    assertThat(marks.lastProperty().get()).isEmpty();
    marks.redo();
    workers.runAll();
    assertThat(ratings()).containsExactly(4, 4, 0);
    assertThat(page.selection().chosenProperty().get())
        .as("edits leave the choice alone")
        .extracting(BrowseItem::title)
        .containsExactly("apple", "burrow");
  }

  @Test
  void tagsAreNamesWithoutSpaceAround() {
    choose(0, 0);
    marks.tag("  mine ");
    marks.tag(" ");
    workers.runAll();
    assertThat(page.search().tags()).containsExactly(java.util.Map.entry("mine", 1));
    marks.untag("mine");
    workers.runAll();
    assertThat(page.search().tags()).isEmpty();
  }

  @Test
  void nothingChosenNothingDone() {
    marks.rate(3);
    marks.tag("x");
    marks.remove();
    marks.again();
    marks.export(Path.of("x.csv"));
    assertThat(workers.size()).isZero();
  }

  @Test
  void chosenVideosAreWrittenAndRemoved() {
    choose(0, 1);
    marks.export(Path.of("to", "list.csv"));
    workers.runAll();
    assertThat(shelf.exported).containsExactly(List.of(3L, 2L));
    assertThat(marks.noteProperty().get()).isEqualTo("2 videos in list.csv");
    marks.remove();
    workers.runAll();
    assertThat(page.items()).extracting(BrowseItem::title).containsExactly("burrow");
    assertThat(page.summaryProperty().get()).isEqualTo("1 video");
    assertThat(page.selection().chosenProperty().get()).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    choose(0, 0);
    shelf.failure = new SightlineException(Problem.BUSY, "Somebody else has it.");
    marks.rate(3);
    workers.runAll();
    assertThat(page.problemProperty().get()).isEqualTo("Somebody else has it.");
    assertThat(marks.lastProperty().get()).isEmpty();
  }

  private void choose(int from, int to) {
    page.selection().moveTo(from, false);
    page.selection().moveTo(to, true);
  }

  private List<Integer> ratings() {
    return page.items().stream().map(BrowseItem::rating).toList();
  }
}
