package dev.sightline.app.overlay;

import dev.sightline.app.colour.ValueScale;
import dev.sightline.core.analysis.SpatialMap;

/** Turns a map of places into pixels: values are interpolated first, then coloured. Pure. */
final class OverlayRaster {
  private OverlayRaster() {}

  /**
   * Premultiplied ARGB, {@code [size, size]} row by row, covering the whole frame.
   *
   * @param opacity of the top of the scale, 0..1
   */
  static int[] paint(SpatialMap map, ValueScale scale, double opacity, int size) {
    int[] out = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float v = map.sample((x + 0.5) / size, (y + 0.5) / size);
        out[y * size + x] = ValueScale.premultiply(scale.overlayArgb(v, opacity));
      }
    }
    return out;
  }
}
