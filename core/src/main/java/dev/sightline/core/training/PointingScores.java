package dev.sightline.core.training;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often, and with what share, each map points at the one part of four that a text is about. */
final class PointingScores {
  private final int items;
  private final Map<String, double[][]> rows = new LinkedHashMap<>();

  PointingScores(int items) {
    this.items = items;
  }

  /**
   * Adds what a map gives one item.
   *
   * @param parts attention on each part, not negative
   * @param right index of the part that the text is about
   */
  void add(String map, int item, double[] parts, int right) {
    double sum = 0;
    boolean top = true;
    for (int p = 0; p < parts.length; p++) {
      sum += parts[p];
      // a tie points at nothing
      top &= p == right || parts[p] < parts[right];
    }
    double[][] r = rows.computeIfAbsent(map, k -> new double[2][items]);
    r[0][item] = top ? 1 : 0;
    r[1][item] = parts[right] / sum;
  }

  /** For each map two rows over the items: 1 where the right part got most, else 0; its share. */
  Map<String, double[][]> rows() {
    return Map.copyOf(rows);
  }
}
