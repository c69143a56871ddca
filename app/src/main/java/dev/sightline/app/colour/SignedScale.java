package dev.sightline.app.colour;

/**
 * From a signed score to a colour: linear from {@code -max} over 0, which is neutral, to {@code
 * max}. The range is symmetric, so that equal strength has equal contrast on both sides. Pure.
 *
 * @param map the colours
 * @param max the magnitude that gets the outermost colours; at 0 or below everything is neutral
 */
public record SignedScale(DivergingMap map, double max) implements ValueScale {
  /** Where {@code value} lies between the ends, clamped to -1..1; not a number is 0. */
  public double fraction(double value) {
    if (!(max > 0) || Double.isNaN(value)) {
      return 0;
    }
    return Math.clamp(value / max, -1, 1);
  }

  @Override
  public int argb(double value) {
    return map.argb(fraction(value));
  }

  @Override
  public int overlayArgb(double value, double opacity) {
    double f = fraction(value);
    int alpha = (int) Math.round(255 * Math.clamp(opacity, 0, 1) * Math.abs(f));
    return alpha << 24 | (map.argb(f) & 0xFFFFFF);
  }
}
