package dev.sightline.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final long PATIENCE = 180;

  @Test
  void pausedWorkWaitsUntilItMayGoOn() throws Exception {
    Turn turn = new Turn(() -> false);
    turn.pause();
    AtomicBoolean through = new AtomicBoolean();
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () -> {
              turn.await();
              through.set(true);
            });
    assertThat(work.isDone()).isFalse();
    assertThat(through).isFalse();
    turn.resume();
    work.get(PATIENCE, TimeUnit.SECONDS);
    assertThat(through).isTrue();
  }

  @Test
  void asksWhetherSomethingIsMoreUrgentEachTime() {
    AtomicInteger asked = new AtomicInteger();
    Turn turn = new Turn(() -> asked.incrementAndGet() > 0);
    turn.await();
    turn.await();
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatSomebodyWaitsForNeverWaits() {
    Turn.ALWAYS.pause();
    Turn.ALWAYS.await();
    assertThat(Turn.ALWAYS.canPause()).isFalse();
  }
}
