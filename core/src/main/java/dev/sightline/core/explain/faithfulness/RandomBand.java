package dev.sightline.core.explain.faithfulness;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Where curves of random orders run: their mean and the band that holds the middle 95 % of them, at
 * each share apart.
 *
 * @param shares as those of the curves; not to be written to
 * @param mean at each share; not to be written to
 * @param low 2.5 % of the curves run below; not to be written to
 * @param high 2.5 % run above; not to be written to
 * @param areas of each curve, in the order of the seeds; not to be written to
 */
public record RandomBand(
    double[] shares, double[] mean, double[] low, double[] high, double[] areas) {
  private static final double TAIL = 0.025;

  /**
   * @param curves at least one, all with the same shares
   */
  static RandomBand of(List<Curve> curves) {
    double[] shares = curves.getFirst().shares();
    int n = shares.length;
    double[] mean = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      int at = i;
      double[] sorted = sorted(curves.size(), c -> curves.get(c).values()[at]);
      mean[i] = Arrays.stream(sorted).average().orElseThrow();
      low[i] = quantile(sorted, TAIL);
      high[i] = quantile(sorted, 1 - TAIL);
    }
    return new RandomBand(
        shares, mean, low, high, curves.stream().mapToDouble(Curve::area).toArray());
  }

  /** Mean area of the random orders. */
  public double meanArea() {
    return Arrays.stream(areas).average().orElseThrow();
  }

  /** Area below which 2.5 % of the random orders stay. */
  public double lowArea() {
    return quantile(sorted(areas.length, i -> areas[i]), TAIL);
  }

  /** Area above which 2.5 % of the random orders come. */
  public double highArea() {
    return quantile(sorted(areas.length, i -> areas[i]), 1 - TAIL);
  }

  /** The same for curves walked from the other end. */
  RandomBand reversed() {
    return new RandomBand(
        new Curve(shares, mean).reversed().shares(),
        new Curve(shares, mean).reversed().values(),
        new Curve(shares, low).reversed().values(),
        new Curve(shares, high).reversed().values(),
        areas);
  }

  private static double[] sorted(int n, IntToDoubleFunction value) {
    double[] sorted = new double[n];
    Arrays.setAll(sorted, value);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Between neighbours by a straight line (Hyndman & Fan, 1996, definition 7). */
  static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
