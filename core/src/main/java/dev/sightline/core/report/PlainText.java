package dev.sightline.core.report;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.Locale;

/** Words and numbers as people read them. */
final class PlainText {
  /** Stands where a character cannot be shown. */
  static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /** False for control characters, and for halves of a character that lost its other half. */
  static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
      case Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  /** The text with every character that cannot be shown replaced. */
  static String printable(String text) {
    StringBuilder s = new StringBuilder(text.length());
    text.codePoints().forEach(c -> s.appendCodePoint(isPrintable(c) ? c : REPLACEMENT));
    return s.toString();
  }

  /**
   * {@code 0.04 s} below half a tenth, {@code 3.2 s} below a minute, {@code 1:03.2} above, {@code
   * 1:00:03.2} above an hour.
   */
  static String time(Fraction t) {
    long tenths = Math.round(t.toDouble() * 10);
    long minutes = tenths / 600;
    String seconds = String.format(Locale.ROOT, "%04.1f", tenths % 600 / 10.0);
    if (tenths == 0 && t.toDouble() > 0) {
      return String.format(Locale.ROOT, "%.2f s", t.toDouble());
    }
    if (minutes == 0) {
      return String.format(Locale.ROOT, "%.1f s", tenths / 10.0);
    }
    return minutes < 60
        ? minutes + ":" + seconds
        : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, seconds);
  }

  /** {@code clip 3 (1.6 s to 2.4 s)}; clips count from 1 for people. */
  static String clip(Clip c) {
    return "clip " + (c.index() + 1) + " (" + time(c.start()) + " to " + time(c.end()) + ")";
  }

  /** A weight of 0..1 with three digits that count. */
  static String weight(float w) {
    return w >= 0.1f || w == 0
        ? String.format(Locale.ROOT, "%.3f", w)
        : String.format(Locale.ROOT, w < 1e-4f ? "%.1e" : "%.4f", w);
  }

  /** A probability of 0..1 as a percentage. */
  static String percent(float p) {
    return p > 0 && p < 0.001f ? "<0.1 %" : String.format(Locale.ROOT, "%.1f %%", p * 100);
  }

  static String millis(double ms) {
    return ms < 10
        ? String.format(Locale.ROOT, "%.1f ms", ms)
        : ms < 10_000
            ? String.format(Locale.ROOT, "%.0f ms", ms)
            : String.format(Locale.ROOT, "%.1f s", ms / 1000);
  }
}
