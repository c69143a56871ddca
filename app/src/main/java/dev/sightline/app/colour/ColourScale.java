package dev.sightline.app.colour;

/**
 * From a value to a colour: linear from 0 at the bottom of the map to {@code max} at its top.
 * Unsigned: for weights, never for signed scores. Pure.
 *
 * @param map the colours
 * @param max the value that gets the top colour; at 0 or below everything gets the bottom colour
 */
public record ColourScale(ColourMap map, double max) implements ValueScale {
  /** Where {@code value} lies between 0 and the top, clamped to 0..1; not a number is 0. */
  public double fraction(double value) {
    if (!(max > 0) || !(value > 0)) {
      return 0;
    }
    return Math.min(1, value / max);
  }

  @Override
  public int argb(double value) {
    return map.argb(fraction(value));
  }

  @Override
  public int overlayArgb(double value, double opacity) {
    double f = fraction(value);
    int alpha = (int) Math.round(255 * Math.clamp(opacity, 0, 1) * f);
    return alpha << 24 | (map.argb(f) & 0xFFFFFF);
  }
}
