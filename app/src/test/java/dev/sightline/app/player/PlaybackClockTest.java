package dev.sightline.app.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.media.Fraction;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The clock that follows the sound, and how times are written. */
class PlaybackClockTest {
  private static final long MILLI = 1_000_000;
  private final AtomicLong nanos = new AtomicLong(42);
  private final PlaybackClock clock = new PlaybackClock(nanos::get);

  @Test
  void runsWithTheSystem_atItsSpeed_andStandsWhenStopped() {
    clock.set(2);
    nanos.addAndGet(500 * MILLI);
    assertThat(clock.now()).isEqualTo(2);
    clock.run(true);
    nanos.addAndGet(500 * MILLI);
    assertThat(clock.now()).isCloseTo(2.5, within(1e-9));
    clock.speed(2);
    nanos.addAndGet(500 * MILLI);
    assertThat(clock.now()).isCloseTo(3.5, within(1e-9));
    clock.run(false);
    nanos.addAndGet(500 * MILLI);
    assertThat(clock.now()).isCloseTo(3.5, within(1e-9));
  }

  @Test
  void followsTheSound_easesSmallDifferences_jumpsOverLargeOnes() {
    clock.set(1);
    clock.run(true);
    clock.follow(1.02);
    assertThat(clock.now()).isCloseTo(1.002, within(1e-9));
    clock.follow(1.5);
    assertThat(clock.now()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void times_areRoundedDown() {
    assertThat(Times.clock(Fraction.of(5760, 1000))).isEqualTo("0:05.760");
    assertThat(Times.clock(Fraction.of(59_999_999, 1_000_000))).isEqualTo("0:59.999");
    assertThat(Times.clock(Fraction.of(3723))).isEqualTo("1:02:03.000");
    assertThat(Times.speed(0.25)).isEqualTo("0.25×");
    assertThat(Times.speed(4)).isEqualTo("4×");
  }
}
