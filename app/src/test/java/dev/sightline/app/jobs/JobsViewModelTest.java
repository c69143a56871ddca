package dev.sightline.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class JobsViewModelTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final long[] nanos = {0};
  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private final JobRunner runner = new JobRunner(workers, Runnable::run, () -> now);
  private final JobsViewModel model = new JobsViewModel(runner, () -> nanos[0]);
  private final Heard heard = new Heard();

  @Test
  void runningJobsStandFirstAndEndedOnesAfterThem() {
    runner.start("one", p -> "x", heard);
    runner.start("two", p -> "x", heard);
    assertThat(titles()).containsExactly("two", "one");
    now = now.plusSeconds(75);
    workers.runFirst();
    assertThat(titles()).containsExactly("two", "one");
    assertThat(text(1)).isEqualTo("done in 1 min 15 s");
    assertThat(text(0)).isEqualTo("running");
  }

  @Test
  void quietWorkIsNotTold() {
    runner.startQuietly(p -> "x", heard);
    workers.runAll();
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void saysWhatIsDoneAndHowLongItTakes() {
    runner.start(
        "one",
        p -> {
          p.update(0.1, "frames");
          nanos[0] = 10_000_000_000L;
          p.update(0.6, "frames");
          assertThat(text(0)).isEqualTo("frames · 60 % · about 8 s left");
          return "x";
        },
        heard);
    workers.runAll();
    assertThat(text(0)).isEqualTo("done in less than a second");
  }

  @Test
  void saysHowFastItIsWhereThingsAreCounted() {
    runner.start(
        "one",
        p -> {
          p.counted(0);
          p.update(0, "videos");
          assertThat(text(0)).isEqualTo("videos · 0 %");
          nanos[0] += 10_000_000_000L;
          p.counted(24);
          p.update(0.1, "videos");
          assertThat(text(0)).isEqualTo("videos · 10 % · 2.4 per second · about 2 min left");
          nanos[0] += 40_000_000_000L;
          p.counted(25);
          p.update(0.11, "videos");
          assertThat(text(0)).as("of the last half minute").contains(" · 1.5 per minute · ");
          p.counted(3);
          p.update(0.2, "other things");
          assertThat(text(0)).as("they are counted anew").doesNotContain(" per ");
          return "x";
        },
        heard);
    workers.runAll();
  }

  @Test
  void aFailureIsCountedAndItsLogTellsAll() {
    runner.start(
        "one",
        p -> {
          throw new SightlineException(Problem.FILE, "The disk is full.", new Exception("ENOSPC"));
        },
        heard);
    workers.runAll();
    assertThat(model.failuresProperty().get()).isOne();
    assertThat(text(0)).isEqualTo("The disk is full.");
    assertThat(model.rows().getFirst().job().canRetry()).as("somebody waits for it").isFalse();
    assertThat(model.log(model.rows().getFirst()))
        .contains("one", "The disk is full.", "2026-11-28T10:00:00Z", "ENOSPC", "\tat ");
    model.clearEnded();
    assertThat(model.rows()).isEmpty();
    assertThat(model.failuresProperty().get()).isZero();
  }

  @Test
  void workInTheBackgroundCanBeStartedOnceMore() {
    AtomicBoolean broken = new AtomicBoolean(true);
    runner.startInBackground(
        "film",
        p -> {
          if (broken.get()) {
            throw new SightlineException(Problem.FILE, "The disk is full.");
          }
          return "x";
        },
        heard);
    workers.runAll();
    Job failed = model.rows().getFirst().job();
    assertThat(failed.canRetry()).isTrue();
    broken.set(false);
    model.retry(failed);
    assertThat(titles()).containsExactly("film");
    workers.runAll();
    assertThat(text(0)).startsWith("done");
    assertThat(heard.log).containsExactly("failed The disk is full.", "done x");
    model.retry(failed);
    assertThat(workers.size()).as("it is over").isZero();
  }

  @Test
  void workInTheBackgroundWaitsWhileItIsPausedAndEndsWhenStopped() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Job job =
        runner.startInBackground(
            "film",
            p -> {
              begun.countDown();
              for (; ; ) {
                p.checkCancelled();
              }
            },
            heard);
    model.pauseOrResume(job);
    assertThat(text(0)).isEqualTo("paused");
    CompletableFuture<Void> work = CompletableFuture.runAsync(workers::runAll);
    assertThat(begun.getCount()).as("it waits before it begins").isOne();
    model.pauseOrResume(job);
    assertThat(begun.await(180, TimeUnit.SECONDS)).isTrue();
    model.pauseOrResume(job);
    assertThat(work.isDone()).isFalse();
    job.cancel();
    work.get(180, TimeUnit.SECONDS);
    assertThat(heard.log).containsExactly("cancelled");
    assertThat(text(0)).startsWith("stopped after");
    assertThat(job.pausedProperty().get()).isFalse();
  }

  @Test
  void onlyTheLastOnesAreRemembered() {
    for (int i = 0; i < JobRunner.KEPT + 5; i++) {
      runner.start("job " + i, p -> "x", heard);
    }
    workers.runAll();
    assertThat(model.rows()).hasSize(JobRunner.KEPT);
    assertThat(titles().getFirst()).isEqualTo("job 54");
  }

  private List<String> titles() {
    return model.rows().stream().map(r -> r.job().title()).toList();
  }

  private String text(int row) {
    return model.rows().get(row).textProperty().get();
  }
}
