package dev.sightline.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import org.junit.jupiter.api.Test;

class LatestTaskTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final LatestTask latest = new LatestTask(new JobRunner(workers, Runnable::run));
  private final Heard heard = new Heard();

  @Test
  void anOlderRequestThatFinishesLastChangesNothing() {
    latest.request("key", "", p -> "old", heard);
    latest.request("key", "", p -> "new", heard);

    workers.runLast();
    assertThat(heard.log).containsExactly("done new");
    assertThat(latest.busyProperty().get()).isFalse();

    workers.runLast();
    assertThat(heard.log).containsExactly("done new");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void anOlderRequestThatFinishesFirstLeavesItBusy() {
    latest.request("key", "", p -> "old", heard);
    latest.request("key", "", p -> "new", heard);

    workers.runFirst();
    assertThat(heard.log).isEmpty();
    assertThat(latest.busyProperty().get()).isTrue();

    workers.runFirst();
    assertThat(heard.log).containsExactly("done new");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void keysDoNotTouchEachOther() {
    latest.request("a", "", p -> "of a", heard);
    latest.request("b", "", p -> "of b", heard);

    workers.runFirst();
    assertThat(latest.busyProperty().get()).isTrue();
    workers.runFirst();
    assertThat(heard.log).containsExactly("done of a", "done of b");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void busyEndsWhenItFails() {
    latest.request(
        "key",
        "",
        p -> {
          throw new SightlineException(Problem.MEDIA, "Not a video.");
        },
        heard);
    assertThat(latest.busyProperty().get()).isTrue();

    workers.runAll();
    assertThat(heard.log).containsExactly("failed Not a video.");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void busyEndsWhenItIsCancelled() {
    latest.request("key", "", p -> "x", heard);
    latest.cancel("key");

    workers.runAll();
    assertThat(heard.log).containsExactly("cancelled");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void busyEndsEvenIfTheListenerThrows() {
    latest.request(
        "key",
        "",
        p -> "x",
        new Answer<String>() {
          @Override
          public void done(String value) {
            throw new IllegalStateException("view");
          }

          @Override
          public void failed(SightlineException problem) {}
        });

    assertThatThrownBy(workers::runAll).hasMessage("view");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void forgottenRequestsAreHeardByNobody() {
    latest.request("key", "", p -> "x", heard);
    latest.forget("key");
    assertThat(latest.busyProperty().get()).isFalse();

    workers.runAll();
    assertThat(heard.log).isEmpty();
  }
}
