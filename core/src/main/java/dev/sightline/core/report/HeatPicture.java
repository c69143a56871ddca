package dev.sightline.core.report;

import dev.sightline.core.analysis.SpatialMap;

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
    float max = place.max();
    int width = place.w() * SCALE;
    int height = place.h() * SCALE;
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double v = max == 0 ? 0 : place.sample((x + 0.5) / width, (y + 0.5) / height) / max;
        int alpha = (int) Math.round(255 * OPACITY * v);
        argb[y * width + x] = alpha << 24 | colors.rgb(v);
      }
    }
    return PngEncoder.encode(width, height, argb);
  }
}
