package dev.sightline.core.cli;

import dev.sightline.core.job.Progress;
import dev.sightline.core.words.Phrase;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Shows progress on stderr: one moving line with the time left on a terminal, else a plain line
 * whenever the work enters a new step or another tenth of it. Thread-safe.
 */
final class ConsoleProgress implements Progress, AutoCloseable {
  private static final int WIDTH = 79;
  private static final long REDRAW_NANOS = 100_000_000L;

  /** Before this much work is done, a guess of the time left is noise. */
  private static final double ENOUGH_TO_GUESS = 0.02;

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final BooleanSupplier cancelled;
  private long started;
  private double startFraction;
  private double lastFraction = -1;
  private long drawn;
  private boolean lineOpen;
  private String lastMessage = "";
  private int lastTenth = -1;

  /**
   * @param err where it is shown
   * @param terminal whether {@code err} is a terminal
   * @param nanos a clock, ns
   * @param cancelled says whether the user pressed Ctrl-C
   */
  ConsoleProgress(
      PrintWriter err, boolean terminal, LongSupplier nanos, BooleanSupplier cancelled) {
    this.err = err;
    this.terminal = terminal;
    this.nanos = nanos;
    this.cancelled = cancelled;
    this.started = nanos.getAsLong();
    this.drawn = started - REDRAW_NANOS;
  }

  @Override
  public synchronized void update(double fraction, Phrase said) {
    String message = said.english();
    long now = nanos.getAsLong();
    boolean sizeKnown = fraction >= 0;
    if (sizeKnown && (lastFraction < 0 || fraction < lastFraction)) { // other work has begun
      started = now;
      startFraction = fraction;
      lastTenth = -1;
    }
    lastFraction = fraction;
    if (terminal) {
      if (now - drawn >= REDRAW_NANOS) {
        drawn = now;
        lineOpen = true;
        err.print("\r\u001b[K" + cut(line(fraction, message, now)));
        err.flush();
      }
      return;
    }
    int tenth = fraction < 0 ? -1 : (int) (fraction * 10);
    boolean newStep = !stem(message).equals(lastMessage);
    if (newStep || tenth > lastTenth) {
      lastMessage = stem(message);
      lastTenth = tenth;
      err.println(line(fraction, message, now));
      err.flush();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  /** Clears the moving line. */
  @Override
  public synchronized void close() {
    if (lineOpen) {
      err.print("\r\u001b[K");
      err.flush();
      lineOpen = false;
    }
  }

  private String line(double fraction, String message, long now) {
    if (fraction < 0) {
      return "      " + message;
    }
    double elapsed = (now - started) / 1e9;
    String left = "";
    double done = fraction - startFraction;
    if (done >= ENOUGH_TO_GUESS && fraction < 1) {
      left = ", " + duration(elapsed * (1 - fraction) / done) + " left";
    }
    return String.format(Locale.ROOT, "%3d %%  %s%s", (int) (fraction * 100), message, left);
  }

  /** The message without its numbers, so that a running count is not a new step each time. */
  private static String stem(String message) {
    return message.replaceAll("[0-9.,:]+", "#");
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  /** Seconds as people read them: {@code 7 s}, {@code 3:20}, {@code 1:02:03}. */
  static String duration(double seconds) {
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
