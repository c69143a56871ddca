package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter text = new StringWriter();
  private final AtomicLong clock = new AtomicLong(7 * SECOND);
  private boolean cancelled;

  private ConsoleProgress progress(boolean terminal) {
    return new ConsoleProgress(new PrintWriter(text, true), terminal, clock::get, () -> cancelled);
  }

  @Test
  void aFileGetsALineForEachStepAndEachTenth() {
    ConsoleProgress p = progress(false);
    p.update(0, "Encoding, clip 1 of 50");
    p.update(0.02, "Encoding, clip 2 of 50");
    p.update(0.11, "Encoding, clip 6 of 50");
    p.update(0.12, "Writing");
    assertThat(text.toString().lines().map(String::strip))
        .satisfiesExactly(
            l -> assertThat(l).startsWith("0 %  Encoding, clip 1"),
            l -> assertThat(l).startsWith("11 %  Encoding, clip 6"),
            l -> assertThat(l).startsWith("12 %  Writing"));
  }

  @Test
  void theTimeLeftFollowsFromTheTimeTaken() {
    ConsoleProgress p = progress(false);
    p.update(-1, "Loading");
    clock.addAndGet(100 * SECOND); // of unknown size: not counted
    p.update(0, "Encoding");
    clock.addAndGet(30 * SECOND);
    p.update(0.25, "Encoding");
    assertThat(text.toString()).endsWith(" 25 %  Encoding, 1:30 left" + System.lineSeparator());
  }

  @Test
  void aNewPieceOfWorkStartsTheClockAnew() {
    ConsoleProgress p = progress(false);
    p.update(0, "First");
    clock.addAndGet(1000 * SECOND);
    p.update(1, "First");
    p.update(0, "Second");
    clock.addAndGet(10 * SECOND);
    p.update(0.5, "Second");
    assertThat(text.toString()).endsWith(" 50 %  Second, 10 s left" + System.lineSeparator());
  }

  @Test
  void aTerminalGetsOneLineThatIsRedrawnAndCleared() {
    ConsoleProgress p = progress(true);
    p.update(0, "a".repeat(200));
    p.update(0.5, "too soon");
    clock.addAndGet(SECOND);
    p.update(0.5, "later");
    p.close();
    assertThat(text.toString())
        .doesNotContain("\n")
        .doesNotContain("too soon")
        .contains("later")
        .endsWith("\r\u001b[K");
    assertThat(text.toString().lines().map(l -> l.replace("\u001b[K", "")))
        .allSatisfy(l -> assertThat(l).hasSizeLessThan(80));
  }

  @Test
  void passesTheWishToStopOn() {
    ConsoleProgress p = progress(false);
    assertThat(p.isCancelled()).isFalse();
    cancelled = true;
    assertThatThrownBy(p::checkCancelled).isInstanceOf(CancelledException.class);
  }

  @Test
  void durationsReadWell() {
    assertThat(ConsoleProgress.duration(59.4)).isEqualTo("59 s");
    assertThat(ConsoleProgress.duration(60)).isEqualTo("1:00");
    assertThat(ConsoleProgress.duration(3661)).isEqualTo("1:01:01");
  }
}
