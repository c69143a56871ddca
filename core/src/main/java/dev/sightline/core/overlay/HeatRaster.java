package dev.sightline.core.overlay;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorScale;
import java.util.function.DoubleToIntFunction;

/**
 * Turns a map of places into pixels: values are interpolated first (bilinear between the centres of
 * cells), then coloured. What the player shows, what reports and figures print and what films carry
 * come from here. Pure.
 */
public final class HeatRaster {
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
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        out[y * width + x] = color.applyAsInt(map.sample((x + 0.5) / width, (y + 0.5) / height));
      }
    }
    return out;
  }
}
