package dev.sightline.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final HeldExecutor ui = new HeldExecutor();
  private final JobRunner runner = new JobRunner(workers, ui);
  private final Heard heard = new Heard();

  @Test
  void stateChangesOnlyOnTheUiExecutor() {
    Job job = runner.start("Reading", p -> "x", heard);

    workers.runAll();
    assertThat(job.stateProperty().get()).isEqualTo(JobState.RUNNING);
    assertThat(runner.jobs()).containsExactly(job);
    assertThat(heard.log).isEmpty();

    ui.runAll();
    assertThat(job.stateProperty().get()).isEqualTo(JobState.DONE);
    assertThat(runner.jobs()).isEmpty();
    assertThat(heard.log).containsExactly("done x");
  }

  @Test
  void mergesReportsThatComeFasterThanTheUiTakesThem() {
    Job job =
        runner.start(
            "Reading",
            p -> {
              p.update(0.1, "one");
              p.update(0.9, "two");
              return "x";
            },
            heard);

    workers.runAll();
    assertThat(ui.size()).as("one report and the end").isEqualTo(2);
    ui.runFirst();
    assertThat(job.progressProperty().get()).isEqualTo(0.9);
    assertThat(job.messageProperty().get()).isEqualTo("two");
  }

  @Test
  void tellsWhatAPersonCanBeTold() {
    Job job =
        runner.start(
            "Reading",
            p -> {
              throw new SightlineException(Problem.MEDIA, "Not a video.");
            },
            heard);
    finish();

    assertThat(job.stateProperty().get()).isEqualTo(JobState.FAILED);
    assertThat(heard.log).containsExactly("failed Not a video.");
  }

  @Test
  void turnsDefectsIntoOneSentence() {
    runner.start(
        "Reading",
        p -> {
          throw new IllegalStateException("index 3");
        },
        heard);
    finish();

    assertThat(heard.log).containsExactly("failed " + Messages.text("problem.internal"));
  }

  @Test
  void hasAnOwnTextForOutOfMemory() {
    runner.start(
        "Reading",
        p -> {
          throw new OutOfMemoryError("Java heap space");
        },
        heard);
    finish();

    assertThat(heard.log).containsExactly("failed " + Messages.text("problem.memory"));
  }

  @Test
  void cancelEndsWorkThatAsks() {
    Job job =
        runner.start(
            "Reading",
            p -> {
              p.checkCancelled();
              return "never";
            },
            heard);
    job.cancel();
    finish();

    assertThat(job.stateProperty().get()).isEqualTo(JobState.CANCELLED);
    assertThat(heard.log).containsExactly("cancelled");
  }

  @Test
  void anAnswerThatCameAfterCancelIsNotGiven() {
    Job[] job = new Job[1];
    job[0] =
        runner.start(
            "Reading",
            p -> {
              job[0].cancel();
              return "late";
            },
            heard);
    finish();

    assertThat(heard.log).containsExactly("cancelled");
  }

  @Test
  void quietWorkIsNotListed() {
    runner.startQuietly(p -> "x", heard);

    assertThat(runner.jobs()).isEmpty();
    finish();
    assertThat(heard.log).containsExactly("done x");
  }

  @Test
  void closeStopsEveryJob() {
    Job job = runner.start("Reading", p -> "x", heard);
    runner.close();

    assertThat(job.isCancelled()).isTrue();
  }

  private void finish() {
    workers.runAll();
    ui.runAll();
  }
}
