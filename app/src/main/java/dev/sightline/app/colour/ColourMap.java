package dev.sightline.app.colour;

/**
 * 256 sRGB colours, evenly spaced from 0 to 1, perceptually uniform and safe for the colour-blind.
 * The values lie in data files that name their source. Immutable, thread-safe.
 */
public enum ColourMap {
  VIRIDIS,
  MAGMA,
  CIVIDIS;

  private final ColourTable table = ColourTable.read(key());

  /** The colour at {@code fraction} as opaque ARGB; clamped to 0..1, not a number is 0. */
  public int argb(double fraction) {
    double f = Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1);
    return table.argb(f);
  }

  /** The name that the map is known by: {@code viridis}. */
  public String key() {
    return switch (this) {
      case VIRIDIS -> "viridis";
      case MAGMA -> "magma";
      case CIVIDIS -> "cividis";
    };
  }

  /**
   * True if dark letters are easier to read on that colour than white ones: by relative luminance
   * (WCAG 2), where both have the same contrast at 0.179.
   */
  public static boolean isLight(int argb) {
    return luminance(argb) > 0.179;
  }

  /** WCAG 2 relative luminance, 0 to 1. */
  static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16 & 0xFF)
        + 0.7152 * linear(argb >> 8 & 0xFF)
        + 0.0722 * linear(argb & 0xFF);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
