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

  private static final int TENTHS = 10;
  private static final int HALVES = 2;

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
   * Scales each tenth of the items with the temperature of the other nine, so that no item is
   * measured with a temperature that was fitted on it, and each is fitted on nearly all of them.
   *
   * @param seed decides on the tenths
   * @return {@code [items][classes]}
   */
  public static float[][] crossFitted(float[][] probabilities, List<Integer> truth, long seed) {
    return crossFitted(probabilities, seed, TENTHS, items -> fit(probabilities, truth, items, 0));
  }

  /** With halves in place of tenths, and {@link #fitFew}. */
  public static float[][] crossFittedFew(float[][] probabilities, List<Integer> truth, long seed) {
    return crossFitted(probabilities, seed, HALVES, items -> fitFew(probabilities, truth, items));
  }

  private static float[][] crossFitted(
      float[][] probabilities, long seed, int parts, Function<int[], Temperature> fit) {
    int n = probabilities.length;
    int[] order = IntStream.range(0, n).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = n - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int other = order[k];
      order[k] = order[i];
      order[i] = other;
    }
    float[][] out = new float[n][];
    for (int part = 0; part < parts; part++) {
      int from = n * part / parts;
      int to = n * (part + 1) / parts;
      int[] rest =
          IntStream.range(0, n).filter(i -> i < from || i >= to).map(i -> order[i]).toArray();
      apply(fit.apply(rest), probabilities, Arrays.copyOfRange(order, from, to), out);
    }
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
