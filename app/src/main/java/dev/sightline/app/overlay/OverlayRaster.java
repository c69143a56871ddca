package dev.sightline.app.overlay;

import dev.sightline.app.colour.ValueScale;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.overlay.HeatRaster;

/** Turns a map of places into pixels as JavaFX takes them. Pure. */
public final class OverlayRaster {
  private OverlayRaster() {}

  /**
   * Premultiplied ARGB, {@code [size, size]} row by row, covering the whole frame.
   *
   * @param opacity of the top of the scale, 0..1
   */
  public static int[] paint(SpatialMap map, ValueScale scale, double opacity, int size) {
    return HeatRaster.paint(
        map, v -> ValueScale.premultiply(scale.overlayArgb(v, opacity)), size, size);
  }
}
