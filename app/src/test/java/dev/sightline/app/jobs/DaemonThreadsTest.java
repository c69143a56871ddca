package dev.sightline.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
  @Test
  void areNamedDaemons() throws InterruptedException {
    AtomicBoolean daemon = new AtomicBoolean();
    Thread thread =
        DaemonThreads.named("test").newThread(() -> daemon.set(Thread.currentThread().isDaemon()));
    thread.start();
    thread.join();

    assertThat(thread.getName()).isEqualTo("sightline-test-1");
    assertThat(daemon).isTrue();
  }

  @Test
  void oneThreadTakesTasksInOrder() throws InterruptedException {
    ExecutorService single = DaemonThreads.single("test");
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    for (String name : List.of("a", "b", "c")) {
      single.execute(() -> order.add(name));
    }
    single.shutdown();

    assertThat(single.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(order).containsExactly("a", "b", "c");
  }

  /** A window that closes while something is worked out is told of it, and then asks for more. */
  @Test
  void whatComesAfterTheEndIsDropped() throws InterruptedException {
    ExecutorService pool = DaemonThreads.pool("test");
    ExecutorService single = DaemonThreads.single("test");
    ScheduledExecutorService timer = DaemonThreads.scheduler("test");
    AtomicBoolean ran = new AtomicBoolean();
    JobRunner runner = new JobRunner(pool, Runnable::run);
    Debounce debounce = new Debounce(timer, Runnable::run, 1);
    for (ExecutorService each : List.of(pool, single, timer)) {
      each.shutdownNow();
    }

    single.execute(() -> ran.set(true));
    debounce.execute(() -> ran.set(true));
    runner.startQuietly(
        p -> "x",
        new Answer<String>() {
          @Override
          public void done(String value) {
            ran.set(true);
          }

          @Override
          public void failed(SightlineException problem) {
            ran.set(true);
          }
        });

    for (ExecutorService each : List.of(pool, single, timer)) {
      assertThat(each.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(ran).isFalse();
  }
}
