package dev.sightline.core.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as figures print them. */
final class Numbers {
  private static final int DIGITS = 3;
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double SMALLEST_PLAIN = 0.001;
  private static final double GREATEST_PLAIN = 100_000;

  private Numbers() {}

  /** Three digits that count, with a real minus sign: {@code 0.140}, {@code 1.6×10⁻⁵}. */
  static String value(double v) {
    if (!Double.isFinite(v)) {
      return "–";
    }
    double size = Math.abs(v);
    if (size != 0 && (size < SMALLEST_PLAIN || size >= GREATEST_PLAIN)) {
      return power(v);
    }
    BigDecimal rounded = BigDecimal.valueOf(v).round(new MathContext(DIGITS));
    boolean whole = rounded.stripTrailingZeros().scale() <= 0;
    int places = whole ? 0 : DIGITS - 1 - (rounded.precision() - rounded.scale() - 1);
    return rounded
        .setScale(Math.max(0, places), RoundingMode.HALF_EVEN)
        .toPlainString()
        .replace('-', '−');
  }

  private static String power(double v) {
    String[] parts = String.format(Locale.ROOT, "%.1e", v).split("e", -1);
    int exponent = Integer.parseInt(parts[1]);
    StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent))
        .chars()
        .forEach(c -> raised.append(RAISED.charAt(c - '0')));
    return parts[0].replace('-', '−') + "×10" + raised;
  }

  /** A moment on an axis whose ticks are {@code step} seconds apart. */
  static String seconds(double s, double step) {
    return step >= 1
        ? String.format(Locale.ROOT, "%d", Math.round(s))
        : String.format(Locale.ROOT, "%.1f", s);
  }

  /** The same for long videos: {@code 12:30}, {@code 1:02:30}. */
  static String clock(double s) {
    long whole = Math.round(s);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
