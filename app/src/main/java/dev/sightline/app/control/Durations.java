package dev.sightline.app.control;

import dev.sightline.core.media.Fraction;
import java.util.Locale;

/** Lengths of time for people. */
public final class Durations {
  private Durations() {}

  /** Minutes and seconds, hours where there are any: {@code 0:42}, {@code 1:02:03}. */
  public static String clock(Fraction duration) {
    long s = Math.max(0, Math.round(duration.toDouble()));
    return s >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
  }
}
