package dev.sightline.core.explain.faithfulness;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation (Spearman, 1904): Pearson's correlation of the ranks, where equal
 * values share the mean of their ranks. It asks whether two maps order their items alike, whatever
 * their units.
 */
public final class RankCorrelation {
  /** Of two items, every pair of orders agrees or contradicts: that tells nothing. */
  static final int FEWEST = 3;

  private RankCorrelation() {}

  /**
   * @param a one value per item
   * @param b the same items in the same order
   * @return -1 to 1; empty if there are fewer than three items, or one side is constant, so that it
   *     orders nothing
   * @throws IllegalArgumentException if the lengths differ or a value is not a number
   */
  public static OptionalDouble of(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " values");
    }
    if (a.length < FEWEST) {
      return OptionalDouble.empty();
    }
    double[] x = ranks(a);
    double[] y = ranks(b);
    // ranks of n items have the mean (n + 1) / 2, with ties too
    double mean = (a.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mean) * (y[i] - mean);
      xx += (x[i] - mean) * (x[i] - mean);
      yy += (y[i] - mean) * (y[i] - mean);
    }
    return xx == 0 || yy == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.clamp(xy / Math.sqrt(xx * yy), -1, 1));
  }

  /**
   * Ranks from 1 for the smallest; equal values share the mean of their ranks.
   *
   * @throws IllegalArgumentException if a value is not a number
   */
  static double[] ranks(double[] values) {
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a value is not a number");
    }
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted((i, j) -> compare(values[i], values[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[n];
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && compare(values[order[to]], values[order[from]]) == 0) {
        to++;
      }
      for (int i = from; i < to; i++) {
        // places from+1 .. to
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** By size; the two zeros are equal, which {@link Double#compare} does not see. */
  private static int compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
}
