package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;
import sun.misc.SignalHandler;

class InterruptionTest {
  private static final Signal TERM = new Signal("TERM");

  @Test
  void aSignalIsARequestWhileACommandRunsAndNoLongerAfterwards() throws Exception {
    CountDownLatch outside = new CountDownLatch(1);
    SignalHandler jvm = Signal.handle(TERM, s -> outside.countDown());
    try {
      try (Interruption interruption = Interruption.listen()) {
        assertThat(interruption.wanted()).isFalse();
        Signal.raise(TERM);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!interruption.wanted() && System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        assertThat(interruption.wanted()).isTrue();
        assertThat(outside.getCount()).isOne();
      }
      Signal.raise(TERM);
      assertThat(outside.await(180, TimeUnit.SECONDS)).as("handled as before").isTrue();
    } finally {
      Signal.handle(TERM, jvm);
    }
  }
}
