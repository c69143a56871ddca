package dev.sightline.core.colour;

/**
 * From a value to a colour, linear. Unsigned: from 0 at the bottom of a sequential map to {@code
 * max} at its top. Signed: from {@code -max} to {@code max} with 0 in the middle of a diverging
 * map, so that equal strength has equal distance from the middle. Pure.
 *
 * @param map the colours; diverging if and only if {@code signed}
 * @param max the value that gets the top colour; at 0 or below, every value gets the colour of 0
 * @param signed whether values can lie below 0
 */
public record ColorScale(ColorMap map, double max, boolean signed) {
  /**
   * @throws IllegalArgumentException if the map is of the other sort: on a sequential map a
   *     negative score looks like a small one, and on a diverging one a small weight looks negative
   */
  public ColorScale {
    if (map.isDiverging() != signed) {
      throw new IllegalArgumentException(
          map.key() + " is no map for " + (signed ? "signed" : "unsigned") + " values");
    }
  }

  /** Of weights, which are never below 0. */
  public static ColorScale unsigned(ColorMap map, double max) {
    return new ColorScale(map, max, false);
  }

  /** Of scores that count for or against. */
  public static ColorScale signed(double max) {
    return new ColorScale(ColorMap.COOLWARM, max, true);
  }

  /** The same with colours of the caller's, which are diverging. */
  public static ColorScale signed(ColorMap map, double max) {
    return new ColorScale(map, max, true);
  }

  /** The lowest value with a colour of its own. */
  public double min() {
    return signed ? -max : 0;
  }

  /** Where {@code value} lies on the map, clamped to 0..1; not a number lies where 0 lies. */
  public double fraction(double value) {
    double f = strength(value);
    if (!signed) {
      return f;
    }
    return value < 0 ? 0.5 - f / 2 : 0.5 + f / 2;
  }

  /** {@code 0xrrggbb} of a value. */
  public int rgb(double value) {
    return map.rgb(fraction(value));
  }

  /** How far a value is from 0, 0..1 of {@code max}; below 0 only signed scales have strength. */
  public double strength(double value) {
    double v = signed ? Math.abs(value) : value;
    return max > 0 && v > 0 ? Math.min(1, v / max) : 0;
  }

  /**
   * The colour for painting over a picture: what is not looked at stays clear. Opacity grows
   * linearly with the distance from 0 and reaches {@code opacity} at the ends.
   *
   * @param opacity 0..1
   * @return ARGB, not premultiplied
   */
  public int overlayArgb(double value, double opacity) {
    int alpha = (int) Math.round(255 * Math.clamp(opacity, 0, 1) * strength(value));
    return alpha << 24 | rgb(value);
  }
}
