package dev.sightline.app.player;

import java.util.function.LongSupplier;

/**
 * Tells which moment of the video is due. Runs on the system's clock and follows the sound where
 * there is some. Not thread-safe.
 */
final class PlaybackClock {
  /** Differences from the sound above this are jumped over, s. */
  static final double JUMP = 0.08;

  /** Share of a small difference that is taken at once, so that pictures do not stutter. */
  private static final double EASE = 0.1;

  private static final double NANOS = 1e9;

  private final LongSupplier nanos;
  private double anchor;
  private long anchorNanos;
  private double speed = 1;
  private boolean running;

  /**
   * @param nanos a clock that never goes back, ns
   */
  PlaybackClock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The moment that is due, s. */
  double now() {
    return running ? anchor + (nanos.getAsLong() - anchorNanos) / NANOS * speed : anchor;
  }

  /** Goes to a moment. */
  void set(double seconds) {
    anchor = seconds;
    anchorNanos = nanos.getAsLong();
  }

  /** Starts or stops. */
  void run(boolean on) {
    set(now());
    running = on;
  }

  boolean isRunning() {
    return running;
  }

  /** Video seconds per second, greater than 0. */
  void speed(double factor) {
    set(now());
    speed = factor;
  }

  /** The sound is at {@code heard}: follows it. */
  void follow(double heard) {
    double now = now();
    double off = heard - now;
    set(Math.abs(off) > JUMP ? heard : now + off * EASE);
  }
}
