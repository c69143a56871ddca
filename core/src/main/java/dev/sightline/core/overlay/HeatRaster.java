package dev.sightline.core.overlay;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorScale;
import java.util.function.DoubleToIntFunction;

/**
 * Turns a map of places into pixels: values are interpolated first (bilinear between the centres of
 * cells), then coloured. What the player shows, what reports and figures print and what films carry
 * come from here. Cells without a value (not a number) are hatched. Pure.
 */
public final class HeatRaster {
  /** Slanting lines over cells without a value: so many pixels apart, in grey. */
  private static final int SLANT = 8;

  private static final int GREY = 0xFF9A9FA8;

  private HeatRaster() {}

  /**
   * Pixels that cover the whole frame.
   *
   * @param opacity at the ends of the scale, 0..1; where the value is 0 nothing is painted
   * @param width px
   * @param height px
   * @return ARGB {@code [height, width]}, row by row, not premultiplied
   */
  public static int[] paint(
      SpatialMap map, ColorScale scale, double opacity, int width, int height) {
    return paint(map, v -> scale.overlayArgb(v, opacity), width, height);
  }

  /**
   * The same with colours of the caller's.
   *
   * @param color from a value to ARGB
   */
  public static int[] paint(SpatialMap map, DoubleToIntFunction color, int width, int height) {
    int[] out = new int[width * height];
    boolean gaps = map.hasGaps();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = (x + 0.5) / width;
        double down = (y + 0.5) / height;
        out[y * width + x] =
            gaps && map.isGap(across, down)
                ? gap(x, y)
                : color.applyAsInt(map.sample(across, down));
      }
    }
    return out;
  }

  /**
   * A cell without a value is hatched in grey: clear would be the colour of 0.
   *
   * @return ARGB; the alpha is 0 or 255, so that it is the same premultiplied
   */
  private static int gap(int x, int y) {
    return (x + y) % SLANT == 0 ? GREY : 0;
  }
}
