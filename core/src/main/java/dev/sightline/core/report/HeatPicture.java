package dev.sightline.core.report;

import dev.sightline.core.analysis.Grid;

/** Paints the places that a token attends to, to be laid over the picture of a clip. */
final class HeatPicture {
  /** Pixels of the painted picture for one cell of the grid. */
  private static final int SCALE = 8;

  /** Opacity of the greatest value; less lets the picture show through. */
  private static final double OPACITY = 0.78;

  private HeatPicture() {}

  /**
   * @param place {@code [h, w]} weights, each at least 0
   * @return {@code [8 h, 8 w]} px, interpolated bilinearly between the centres of the cells,
   *     relative to the greatest weight; low weights are transparent
   */
  static Picture paint(float[] place, Grid grid, ColorMap colors) {
    float max = 0;
    for (float v : place) {
      max = Math.max(max, v);
    }
    int width = grid.w() * SCALE;
    int height = grid.h() * SCALE;
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double v = max == 0 ? 0 : sample(place, grid, x, y) / max;
        int alpha = (int) Math.round(255 * OPACITY * v);
        argb[y * width + x] = alpha << 24 | colors.rgb(v);
      }
    }
    return PngEncoder.encode(width, height, argb);
  }

  private static double sample(float[] place, Grid grid, int px, int py) {
    double x = Math.clamp((px + 0.5) / SCALE - 0.5, 0.0, grid.w() - 1.0);
    double y = Math.clamp((py + 0.5) / SCALE - 0.5, 0.0, grid.h() - 1.0);
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = Math.min(x0 + 1, grid.w() - 1);
    int y1 = Math.min(y0 + 1, grid.h() - 1);
    double fx = x - x0;
    double fy = y - y0;
    double top = place[y0 * grid.w() + x0] * (1 - fx) + place[y0 * grid.w() + x1] * fx;
    double bottom = place[y1 * grid.w() + x0] * (1 - fx) + place[y1 * grid.w() + x1] * fx;
    return top * (1 - fy) + bottom * fy;
  }
}
