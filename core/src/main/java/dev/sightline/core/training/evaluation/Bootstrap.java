package dev.sightline.core.training.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap (Efron & Tibshirani, 1993, ch. 13): items are drawn with replacement, the
 * figure is computed again, and the middle 95 % of the results are the interval.
 *
 * @param resamples how often, at least 100
 * @param seed same seed, same interval
 */
public record Bootstrap(int resamples, long seed) {
  /** The interval of the mean of one value per item. */
  public Interval mean(double[] values) {
    return of(
        values.length,
        items -> Arrays.stream(items).mapToDouble(i -> values[i]).sum() / items.length);
  }

  /**
   * The interval of any figure.
   *
   * @param n number of items
   * @param figure from the numbers of the drawn items
   */
  public Interval of(int n, ToDoubleFunction<int[]> figure) {
    double[] drawn = drawn(n, figure);
    Arrays.sort(drawn);
    return new Interval(
        figure.applyAsDouble(IntStream.range(0, n).toArray()),
        drawn[(int) Math.floor(0.025 * (resamples - 1))],
        drawn[(int) Math.ceil(0.975 * (resamples - 1))]);
  }

  private double[] drawn(int n, ToDoubleFunction<int[]> figure) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    int[] items = new int[n];
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < n; i++) {
        items[i] = random.nextInt(n);
      }
      drawn[r] = figure.applyAsDouble(items);
    }
    return drawn;
  }

  /**
   * An interval of {@code ±1.96} standard deviations of the resampled figure, cut to 0..1: for
   * figures that resampling itself shifts, such as a calibration error, whose percentiles may miss
   * the figure.
   *
   * @param n number of items
   * @param figure from the numbers of the drawn items, 0 to 1
   */
  public Interval normal(int n, ToDoubleFunction<int[]> figure) {
    double[] drawn = drawn(n, figure);
    double mean = Arrays.stream(drawn).average().orElse(0);
    double variance =
        Arrays.stream(drawn).map(d -> (d - mean) * (d - mean)).sum() / (resamples - 1);
    double half = 1.96 * Math.sqrt(variance);
    double value = figure.applyAsDouble(IntStream.range(0, n).toArray());
    return new Interval(value, Math.max(0, value - half), Math.min(1, value + half));
  }
}
