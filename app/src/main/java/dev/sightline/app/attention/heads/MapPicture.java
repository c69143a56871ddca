package dev.sightline.app.attention.heads;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.colour.ValueScale;
import java.util.function.IntFunction;

/**
 * A matrix as pixels: one for each cell, or one for several where the matrix is large; it then has
 * the colour of the strongest of them, so that a single bright cell is not lost. Where there is no
 * value it is clear. Immutable.
 *
 * @param width px
 * @param height px
 * @param argb {@code [height, width]}, opaque or clear; not to be written to
 */
public record MapPicture(int width, int height, int[] argb) {
  /** Longest sides of a picture, px: twice what is drawn, for dense screens. */
  static final int MAX_WIDTH = 256;

  static final int MAX_HEIGHT = 144;

  private static final int CLEAR = 0;

  /**
   * Paints a matrix.
   *
   * @param scales the colours of each row
   */
  static MapPicture of(MatrixData data, IntFunction<ValueScale> scales) {
    int rows = data.rows().size();
    int columns = data.columns().size();
    int width = Math.min(columns, MAX_WIDTH);
    int height = Math.min(rows, MAX_HEIGHT);
    int[] out = new int[width * height];
    for (int y = 0; y < height; y++) {
      int top = y * rows / height;
      int end = Math.max(top + 1, (y + 1) * rows / height);
      ValueScale scale = scales.apply(top);
      for (int x = 0; x < width; x++) {
        int left = x * columns / width;
        int right = Math.max(left + 1, (x + 1) * columns / width);
        float strongest = strongest(data, top, end, left, right);
        out[y * width + x] = Float.isNaN(strongest) ? CLEAR : scale.argb(strongest);
      }
    }
    return new MapPicture(width, height, out);
  }

  /** Not a number if nothing there has a value. */
  private static float strongest(MatrixData data, int top, int end, int left, int right) {
    float peak = Float.NaN;
    for (int r = top; r < end; r++) {
      for (int c = left; c < right; c++) {
        float v = data.at(r, c);
        peak = Float.isNaN(peak) || Math.abs(v) > Math.abs(peak) ? v : peak;
      }
    }
    return peak;
  }
}
