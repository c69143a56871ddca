package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WatchedTimeTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final Selection selection = new Selection();
  private final Shelf shelf = new Shelf();

  private final WatchedTime watched =
      new WatchedTime(selection, shelf, new JobRunner(workers, Runnable::run));

  @Test
  void theLastOneIsKeptWhenTheProgramEnds() {
    selection.videoProperty().set(Path.of("a"));
    play(0, 20);
    watched.close();
    assertThat(shelf.seen).as("though no job runs any more").containsExactly("a 4.0");
    watched.close();
    workers.runAll();
    assertThat(shelf.seen).as("once").hasSize(1);
  }

  @Test
  void whatRunsCountsAndAJumpDoesNot() {
    selection.videoProperty().set(Path.of("a"));
    play(0, 20);
    selection.playheadProperty().set(Fraction.of(60));
    play(300, 310);
    selection.videoProperty().set(Path.of("b"));
    workers.runAll();
    assertThat(shelf.seen).containsExactly("a 6.0");
    play(0, 2);
    selection.videoProperty().set(Path.of("c"));
    workers.runAll();
    assertThat(shelf.seen).as("a glance").hasSize(1);
  }

  /** In fifths of a second. */
  private void play(int from, int to) {
    for (int i = from; i <= to; i++) {
      selection.playheadProperty().set(Fraction.of(i, 5));
    }
  }
}
