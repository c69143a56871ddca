package dev.sightline.app.jobs;

import dev.sightline.app.i18n.Messages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast counted things get done, by the last half minute. FX thread only. */
final class Rate {
  /** What is older says little of now, s. */
  private static final double SPAN = 30;

  /** Before that a rate is noise, s. */
  private static final double ENOUGH = 2;

  /** Marks that are closer tell nothing more, s. */
  private static final double STEP = 0.5;

  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;

  /** From here on no decimals. */
  private static final int MANY = 10;

  private final LongSupplier nanos;
  private final Deque<Mark> marks = new ArrayDeque<>();

  private record Mark(long at, long done) {}

  /**
   * @param nanos a clock, ns
   */
  Rate(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Forgets what was: other work begins, or it has rested. */
  void begin() {
    marks.clear();
  }

  /**
   * What to say when so many are done; empty as long as there is nothing to say.
   *
   * @param done negative if nothing is counted
   */
  String at(long done) {
    if (done < 0 || (!marks.isEmpty() && done < marks.getLast().done())) {
      begin();
    }
    if (done < 0) {
      return "";
    }
    long now = nanos.getAsLong();
    if (marks.isEmpty() || seconds(marks.getLast().at(), now) >= STEP) {
      marks.add(new Mark(now, done));
    }
    while (marks.size() > 2 && seconds(marks.getFirst().at(), now) > SPAN) {
      marks.removeFirst();
    }
    Mark first = marks.getFirst();
    double seconds = seconds(first.at(), now);
    if (seconds < ENOUGH || done == first.done()) {
      return "";
    }
    double perSecond = (done - first.done()) / seconds;
    return perSecond >= 1
        ? Messages.text("job.rate.second", number(perSecond))
        : Messages.text("job.rate.minute", number(perSecond * MINUTE));
  }

  private static String number(double rate) {
    return String.format(Locale.ROOT, rate < MANY ? "%.1f" : "%.0f", rate);
  }

  private static double seconds(long from, long to) {
    return (to - from) / NANOS;
  }
}
