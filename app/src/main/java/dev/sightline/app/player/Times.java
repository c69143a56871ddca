package dev.sightline.app.player;

import dev.sightline.core.media.Fraction;
import java.util.Locale;

/** Times for people. Pure. */
final class Times {
  private Times() {}

  /** {@code 0:05.760} or {@code 1:02:03.004}: rounded down to the millisecond. */
  static String clock(Fraction t) {
    long millis = t.times(1000).floor();
    long seconds = millis / 1000;
    long minutes = seconds / 60;
    long hours = minutes / 60;
    String tail = String.format(Locale.ROOT, "%02d.%03d", seconds % 60, millis % 1000);
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%s", hours, minutes % 60, tail)
        : minutes + ":" + tail;
  }

  /** {@code 0.25×}, {@code 1×}. */
  static String speed(double factor) {
    return (factor == Math.rint(factor)
            ? Long.toString(Math.round(factor))
            : Double.toString(factor))
        + "×";
  }
}
