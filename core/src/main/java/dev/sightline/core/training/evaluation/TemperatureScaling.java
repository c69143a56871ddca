package dev.sightline.core.training.evaluation;

import dev.sightline.core.model.Temperature;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Fits the temperature that makes probabilities mean what they say (Guo et al., 2017, section 4.2):
 * the one with the lowest negative log-likelihood on items that the model was not trained on.
 */
public final class TemperatureScaling {
  /** No temperature outside of these is looked for. */
  private static final double LOWEST = 0.05;

  private static final double HIGHEST = 20;

  /** Width of the last interval, in the logarithm of the temperature. */
  private static final double PRECISION = 1e-5;

  /** What a class that got no probability at all counts as: smallest float above 0. */
  private static final double LEAST = Float.MIN_VALUE;

  private static final int FOLDS = 10;

  private TemperatureScaling() {}

  /**
   * Golden-section search over log T. The likelihood is convex in 1/T, so there is one valley.
   *
   * @param probabilities {@code [items][classes]} at T = 1, rows summing to 1
   * @param truth class of each item
   * @return between 0.05 and 20; {@link Temperature#NONE} if there is no item
   */
  public static Temperature fit(float[][] probabilities, List<Integer> truth) {
    return fit(probabilities, truth, all(probabilities), 0);
  }

  /**
   * A fit for few items. Where all of them are named rightly, the likelihood has no best
   * temperature but grows with sharpness without end; so the targets are smoothed as Platt (1999,
   * section 2.2) does, with all {@code n} items as one class since they share the one parameter:
   * {@code (n + 1) / (n + 2)} for the true class, the rest spread evenly. If no item is named
   * wrongly, nothing is sharpened: T is at least 1.
   *
   * @param probabilities {@code [items][classes]} at T = 1, rows summing to 1
   * @param truth class of each item
   * @return between 0.05 and 20; {@link Temperature#NONE} if there is no item
   */
  public static Temperature fitFew(float[][] probabilities, List<Integer> truth) {
    return fitFew(probabilities, truth, all(probabilities));
  }

  private static Temperature fitFew(float[][] probabilities, List<Integer> truth, int[] items) {
    Temperature smoothed = fit(probabilities, truth, items, 1.0 / (items.length + 2));
    boolean faultless =
        Arrays.stream(items).allMatch(i -> Classification.best(probabilities[i]) == truth.get(i));
    return faultless && smoothed.value() < 1 ? Temperature.NONE : smoothed;
  }

  /**
   * A fit that must prove itself, since on few items the best temperature may be worse than none:
   * ten times it is fitted on nine tenths of the items and tried on the rest. Only if it lowers
   * their mean negative log-likelihood by more than the standard error of that difference (the
   * one-standard-error rule, Breiman et al., 1984, section 3.4.3) is the fit on all items taken.
   *
   * @param probabilities {@code [items][classes]} at T = 1, rows summing to 1
   * @param truth class of each item
   * @param seed decides on the tenths
   * @return between 0.05 and 20; {@link Temperature#NONE} if the fit proves nothing
   */
  public static Temperature fitProven(float[][] probabilities, List<Integer> truth, long seed) {
    return fitProven(probabilities, truth, all(probabilities), seed);
  }

  private static Temperature fitProven(
      float[][] probabilities, List<Integer> truth, int[] items, long seed) {
    int[] order = shuffled(items, new SplittableRandom(seed));
    double sum = 0;
    double squares = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int k = fold;
      int[] out = IntStream.range(0, order.length).filter(i -> i % FOLDS == k).toArray();
      int[] in = IntStream.range(0, order.length).filter(i -> i % FOLDS != k).toArray();
      Temperature t =
          fit(probabilities, truth, Arrays.stream(in).map(i -> order[i]).toArray(), 0);
      for (int i : out) {
        float[] p = probabilities[order[i]];
        int c = truth.get(order[i]);
        double gain = log(t.apply(p, p.length)[c]) - log(p[c]);
        sum += gain;
        squares += gain * gain;
      }
    }
    int n = items.length;
    double mean = sum / n;
    double error = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
    return n >= FOLDS && mean > error ? fit(probabilities, truth, items, 0) : Temperature.NONE;
  }

  private static double log(double p) {
    return Math.log(Math.max(p, LEAST));
  }

  private static int[] shuffled(int[] items, SplittableRandom random) {
    int[] order = items.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int other = order[k];
      order[k] = order[i];
      order[i] = other;
    }
    return order;
  }

  private static int[] all(float[][] probabilities) {
    return IntStream.range(0, probabilities.length).toArray();
  }

  /**
   * @param rest what the targets of the wrong classes sum to
   */
  private static Temperature fit(
      float[][] probabilities, List<Integer> truth, int[] items, double rest) {
    if (items.length == 0) {
      return Temperature.NONE;
    }
    double[][] logs = new double[items.length][];
    double[] wanted = new double[items.length];
    for (int i = 0; i < items.length; i++) {
      float[] p = probabilities[items[i]];
      logs[i] = new double[p.length];
      for (int c = 0; c < p.length; c++) {
        logs[i][c] = Math.log(Math.max(p[c], LEAST));
      }
      wanted[i] = wanted(logs[i], truth.get(items[i]), rest);
    }
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double atLeft = loss(logs, wanted, left);
    double atRight = loss(logs, wanted, right);
    while (high - low > PRECISION) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - golden * (high - low);
        atLeft = loss(logs, wanted, left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + golden * (high - low);
        atRight = loss(logs, wanted, right);
      }
    }
    return new Temperature(Math.exp((low + high) / 2));
  }

  /** The logarithm of each class, weighed by its target. */
  private static double wanted(double[] logs, int truth, double rest) {
    if (rest == 0) {
      return logs[truth];
    }
    double others = Arrays.stream(logs).sum() - logs[truth];
    return (1 - rest) * logs[truth] + rest * others / (logs.length - 1);
  }

  /** Mean cross-entropy with the targets at a temperature. */
  private static double loss(double[][] logs, double[] wanted, double logT) {
    double t = Math.exp(logT);
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      double best = Arrays.stream(logs[i]).max().orElseThrow() / t;
      double all = 0;
      for (double l : logs[i]) {
        all += Math.exp(l / t - best);
      }
      sum += best + Math.log(all) - wanted[i] / t;
    }
    return sum / logs.length;
  }

  /**
   * Scales each half of the items with the temperature of the other half, so that no item is
   * measured with a temperature that was fitted on it.
   *
   * @param seed decides on the halves
   * @return {@code [items][classes]}
   */
  public static float[][] crossFitted(float[][] probabilities, List<Integer> truth, long seed) {
    return crossFitted(probabilities, seed, items -> fit(probabilities, truth, items, 0));
  }

  /** The same with {@link #fitProven}. */
  public static float[][] crossFittedProven(
      float[][] probabilities, List<Integer> truth, long seed) {
    return crossFitted(probabilities, seed, items -> fitProven(probabilities, truth, items, seed));
  }

  /** The same with {@link #fitFew}. */
  public static float[][] crossFittedFew(float[][] probabilities, List<Integer> truth, long seed) {
    return crossFitted(probabilities, seed, items -> fitFew(probabilities, truth, items));
  }

  private static float[][] crossFitted(
      float[][] probabilities, long seed, Function<int[], Temperature> fit) {
    int n = probabilities.length;
    int[] order = shuffled(all(probabilities), new SplittableRandom(seed));
    int[] first = Arrays.copyOf(order, n / 2);
    int[] second = Arrays.copyOfRange(order, n / 2, n);
    float[][] out = new float[n][];
    apply(fit.apply(second), probabilities, first, out);
    apply(fit.apply(first), probabilities, second, out);
    return out;
  }

  /** The probabilities of all items at a temperature, {@code [items][classes]}. */
  public static float[][] apply(Temperature temperature, float[][] probabilities) {
    float[][] out = new float[probabilities.length][];
    apply(temperature, probabilities, IntStream.range(0, out.length).toArray(), out);
    return out;
  }

  private static void apply(Temperature t, float[][] from, int[] items, float[][] to) {
    for (int i : items) {
      to[i] = t.apply(from[i], from[i].length);
    }
  }
}
