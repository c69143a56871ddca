package dev.sightline.app.colour;

/**
 * Colours of signed scores: one hue below zero, another above, and a neutral middle. Blue and red
 * are told apart with every common colour vision deficiency. The values lie in data files that name
 * their source. Immutable, thread-safe.
 */
public enum DivergingMap {
  /** Blue, light grey, red (Moreland, 2009): for light surfaces. */
  COOLWARM,
  /** Blue, near black, red (Crameri, 2018): for dark surfaces, where a light zero would glare. */
  BERLIN;

  private final ColourTable table = ColourTable.read(key());

  /** The map whose middle is quiet on a dark or on a light surface. */
  public static DivergingMap on(boolean dark) {
    return dark ? BERLIN : COOLWARM;
  }

  /** The colour at {@code fraction} of -1..1 as opaque ARGB; clamped, not a number is 0. */
  public int argb(double fraction) {
    double f = Double.isNaN(fraction) ? 0 : Math.clamp(fraction, -1, 1);
    return table.argb((f + 1) / 2);
  }

  /** The name that the map is known by: {@code coolwarm}. */
  public String key() {
    return switch (this) {
      case COOLWARM -> "coolwarm";
      case BERLIN -> "berlin";
    };
  }
}
