package dev.sightline.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {
  private final List<String> shown = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final ErrorReporter reporter =
      new ErrorReporter(
          Runnable::run,
          clock::get,
          "1.2.3",
          (title, message, report) -> {
            shown.add(message);
            report.map(CrashReport::text).ifPresent(reports::add);
          },
          report -> kept.add(report.text()));

  @Test
  void tellsTheUsersMessage() {
    reporter.report(new SightlineException(Problem.FILE, "Cannot write.", "EACCES", null));
    assertThat(shown).containsExactly("Cannot write.");
  }

  @Test
  void hasAnOwnTextForOutOfMemory() {
    reporter.uncaughtException(Thread.currentThread(), new OutOfMemoryError("heap"));
    assertThat(shown).containsExactly(Messages.text("problem.memory"));
  }

  @Test
  void theSameErrorIsQuietForAWhile() {
    for (int i = 0; i < 100; i++) {
      reporter.report(defect());
    }
    assertThat(shown).hasSize(1);

    clock.addAndGet(ErrorReporter.QUIET_NANOS - 1);
    reporter.report(defect());
    assertThat(shown).hasSize(1);

    clock.addAndGet(1);
    reporter.report(defect());
    assertThat(shown)
        .containsExactly(Messages.text("problem.internal"), Messages.text("problem.internal"));
  }

  @Test
  void onlyOneDialogStandsOpen() {
    List<String> seen = new ArrayList<>();
    ErrorReporter[] self = new ErrorReporter[1];
    self[0] =
        new ErrorReporter(
            Runnable::run,
            clock::get,
            "1.2.3",
            (title, message, report) -> {
              seen.add(message);
              self[0].report(new SightlineException(Problem.FILE, "another"));
            },
            report -> {});
    self[0].report(defect());
    assertThat(seen).containsExactly(Messages.text("problem.internal"));
  }

  @Test
  void whatTheUserStoppedIsNoError() {
    reporter.report(new CancelledException());
    assertThat(shown).isEmpty();
  }

  @Test
  void aDefectComesWithAReportAndAMessageThatSaysAllWithNone() {
    reporter.report(new SightlineException(Problem.FILE, "Cannot write."));
    assertThat(reports).isEmpty();
    assertThat(kept).isEmpty();
    reporter.report(defect());
    assertThat(reports)
        .singleElement()
        .asString()
        .contains("Sightline 1.2.3", "IllegalStateException: index 3", "ErrorReporterTest.defect");
    assertThat(kept).as("it is found after the window is gone").isEqualTo(reports);
  }

  private static IllegalStateException defect() {
    return new IllegalStateException("index 3");
  }
}
