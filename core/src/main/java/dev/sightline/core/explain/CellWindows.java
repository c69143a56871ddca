package dev.sightline.core.explain;

import dev.sightline.core.analysis.Grid;
import java.util.ArrayList;
import java.util.List;

/**
 * Square windows of cells that are hidden one after another, and what their loss says of a cell.
 */
public final class CellWindows {
  /** Width of a window: 3 of 7 cells, 2 of 4. */
  private static final double WINDOW = 0.4;

  private CellWindows() {}

  /** Every place of a square window in every clip, as indices of cells. */
  public static List<int[]> of(Grid grid, int clips) {
    int high = Math.max(1, (int) Math.round(WINDOW * grid.h()));
    int wide = Math.max(1, (int) Math.round(WINDOW * grid.w()));
    List<int[]> all = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      for (int y = 0; y + high <= grid.h(); y++) {
        for (int x = 0; x + wide <= grid.w(); x++) {
          int[] window = new int[grid.t() * high * wide];
          for (int i = 0; i < window.length; i++) {
            int t = i / (high * wide);
            int row = y + i / wide % high;
            window[i] = ((clip * grid.t() + t) * grid.h() + row) * grid.w() + x + i % wide;
          }
          all.add(window);
        }
      }
    }
    return all;
  }

  /**
   * Shares the losses among what was hidden: for each item the mean over the windows that hold it.
   *
   * @param size number of items
   * @param windows items of each window
   * @param whole the value with nothing hidden
   * @param without the value without each window
   * @return {@code [size]}; 0 for an item in no window
   */
  public static float[] spread(int size, List<int[]> windows, double whole, double[] without) {
    double[] sums = new double[size];
    int[] counts = new int[size];
    for (int w = 0; w < without.length; w++) {
      for (int item : windows.get(w)) {
        sums[item] += whole - without[w];
        counts[item]++;
      }
    }
    float[] out = new float[size];
    for (int i = 0; i < size; i++) {
      out[i] = counts[i] == 0 ? 0 : (float) (sums[i] / counts[i]);
    }
    return out;
  }
}
