package dev.sightline.app.colour;

/**
 * From a value to a colour. Weights, which are never negative, have a {@link ColourScale}; signed
 * scores have a {@link SignedScale}. Pure.
 */
public sealed interface ValueScale permits ColourScale, SignedScale {
  /** The scale of values that are signed or not, up to {@code max}. */
  static ValueScale of(ColourSettings colours, boolean signed, double max) {
    return signed
        ? new SignedScale(colours.divergingProperty().get(), max)
        : new ColourScale(colours.mapProperty().get(), max);
  }

  /** The value that gets the top colour. */
  double max();

  /** The opaque ARGB colour of {@code value}. */
  int argb(double value);

  /**
   * The ARGB colour of {@code value} for painting over a picture: at 0 it is clear, and opacity
   * grows linearly with the distance from 0 and reaches {@code opacity} at the end of the scale.
   *
   * @param opacity 0..1
   * @return not premultiplied
   */
  int overlayArgb(double value, double opacity);

  /** The same as premultiplied ARGB. */
  static int premultiply(int argb) {
    int a = argb >>> 24;
    return a << 24
        | half(a * (argb >> 16 & 0xFF)) << 16
        | half(a * (argb >> 8 & 0xFF)) << 8
        | half(a * (argb & 0xFF));
  }

  private static int half(int product) {
    return (product + 127) / 255;
  }
}
