package dev.sightline.core.training.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap (Efron & Tibshirani, 1993, ch. 13): items are drawn with replacement, the
 * figure is computed again, and the middle 95 % of the results are the interval, widened where it
 * misses the figure.
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
    return percentiles(figure.applyAsDouble(IntStream.range(0, n).toArray()), drawn);
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
   * figures that resampling itself shifts, such as a calibration error or the macro-F1 of many
   * classes, whose percentiles may miss the figure. The value always lies in it.
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

  /**
   * The interval of a figure of two sets, which are drawn apart.
   *
   * @param n items of the first
   * @param m items of the second
   * @param figure from the numbers of the drawn items of both
   */
  public Interval of(int n, int m, ToDoubleBiFunction<int[], int[]> figure) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      int[] first = random.ints(n, 0, n).toArray();
      drawn[r] = figure.applyAsDouble(first, random.ints(m, 0, m).toArray());
    }
    Arrays.sort(drawn);
    return percentiles(
        figure.applyAsDouble(IntStream.range(0, n).toArray(), IntStream.range(0, m).toArray()),
        drawn);
  }

  private Interval percentiles(double value, double[] sorted) {
    return new Interval(
        value,
        Math.min(value, sorted[(int) Math.floor(0.025 * (resamples - 1))]),
        Math.max(value, sorted[(int) Math.ceil(0.975 * (resamples - 1))]));
  }
}
