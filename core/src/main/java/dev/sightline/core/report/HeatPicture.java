package dev.sightline.core.report;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.figure.PngEncoder;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.overlay.HeatRaster;

/** Paints the places that a token attends to, to be laid over the picture of a clip. */
final class HeatPicture {
  /** Pixels of the painted picture for one cell of the grid. */
  private static final int SCALE = 8;

  /** Opacity of the greatest value; less lets the picture show through. */
  private static final double OPACITY = 0.78;

  private HeatPicture() {}

  /**
   * @return {@code [8 h, 8 w]} px, interpolated between the centres of the cells, relative to the
   *     greatest weight; low weights are transparent
   */
  static Picture paint(SpatialMap place, ColorMap colors) {
    int width = place.w() * SCALE;
    int height = place.h() * SCALE;
    int[] argb =
        HeatRaster.paint(place, ColorScale.unsigned(colors, place.max()), OPACITY, width, height);
    return new Picture(
        width, height, "image/png", PngEncoder.encode(new Raster(width, height, argb)));
  }
}
