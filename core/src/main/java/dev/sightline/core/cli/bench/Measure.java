package dev.sightline.core.cli.bench;

import java.util.Arrays;

/**
 * One measured quantity.
 *
 * @param name such as {@code decode.h264.1080p}
 * @param unit such as {@code frames/s}
 * @param median middle of the runs
 * @param p95 95th percentile of the runs (nearest rank); of a rate, the 5th: the bad end
 * @param runs how often it was measured, warm-up left out
 * @param goal what is aimed at, in words; empty if there is no goal
 */
public record Measure(String name, String unit, double median, double p95, int runs, String goal) {

  /** Of values of which less is better, such as times. */
  static Measure ofCosts(String name, String unit, double[] values, String goal) {
    return new Measure(
        name, unit, percentile(values, 50), percentile(values, 95), values.length, goal);
  }

  /** Of values of which more is better, such as rates. */
  static Measure ofRates(String name, String unit, double[] values) {
    return new Measure(
        name, unit, percentile(values, 50), percentile(values, 5), values.length, "");
  }

  /** Of a value that was taken once. */
  static Measure once(String name, String unit, double value, String goal) {
    return new Measure(name, unit, value, value, 1, goal);
  }

  /**
   * The nearest-rank percentile.
   *
   * @param values at least one, in any order
   * @param percent 0 to 100
   */
  static double percentile(double[] values, double percent) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }
}
