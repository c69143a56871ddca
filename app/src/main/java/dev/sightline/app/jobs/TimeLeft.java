package dev.sightline.app.jobs;

import dev.sightline.app.i18n.Messages;
import java.util.function.LongSupplier;

/** Guesses how long work still takes from how long it took so far. FX thread only. */
public final class TimeLeft {
  /** Before this much is done, a guess is noise. */
  private static final double ENOUGH = 0.02;

  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;

  private final LongSupplier nanos;
  private long started;
  private double first = -1;
  private double last = -1;

  /**
   * @param nanos a clock, ns
   */
  public TimeLeft(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Other work begins. */
  public void begin() {
    first = -1;
  }

  /**
   * What to say when this much is done.
   *
   * @param fraction 0 to 1; negative if unknown
   */
  public String at(double fraction) {
    if (fraction < 0) {
      return "";
    }
    if (first < 0 || fraction < last) {
      first = fraction;
      started = nanos.getAsLong();
    }
    last = fraction;
    double done = fraction - first;
    if (done < ENOUGH || fraction >= 1) {
      return "";
    }
    double seconds = (nanos.getAsLong() - started) / NANOS * (1 - fraction) / done;
    return seconds < MINUTE
        ? Messages.text("job.left.seconds", Math.max(1, Math.round(seconds)))
        : Messages.text("job.left.minutes", Math.round(seconds / MINUTE));
  }
}
