package dev.sightline.core.training.evaluation;

/** How attention over a grid of cells is shared among the four quarters of a picture. */
public final class Quarters {
  private Quarters() {}

  /**
   * A cell that a border cuts counts for each side by its area.
   *
   * @param cells {@code [h, w]}
   * @return four shares: top left, top right, bottom left, bottom right; they sum to the sum of the
   *     cells
   */
  public static double[] of(float[] cells, int h, int w) {
    double[] q = new double[4];
    for (int y = 0; y < h; y++) {
      double top = Math.clamp(h / 2.0 - y, 0, 1);
      for (int x = 0; x < w; x++) {
        double left = Math.clamp(w / 2.0 - x, 0, 1);
        double v = cells[y * w + x];
        q[0] += v * top * left;
        q[1] += v * top * (1 - left);
        q[2] += v * (1 - top) * left;
        q[3] += v * (1 - top) * (1 - left);
      }
    }
    return q;
  }
}
