package dev.sightline.core.training.evaluation;

import dev.sightline.core.model.bundle.ReliabilityBin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Whether probabilities mean what they say (Guo et al., 2017, "On Calibration", section 2). */
public final class Calibration {
  /** As in the paper. */
  public static final int BINS = 15;

  /** Digits after the point of what is written to a file. */
  private static final double PLACES = 1e6;

  private Calibration() {}

  /**
   * Sorts items by the probability of their predicted class.
   *
   * @param probabilities {@code [items][classes]}, rows summing to 1
   * @param truth class of each item
   * @param bins number of bins of equal width from 0 to 1
   */
  public static List<ReliabilityBin> bins(float[][] probabilities, List<Integer> truth, int bins) {
    int[] n = new int[bins];
    double[] confidence = new double[bins];
    int[] right = new int[bins];
    for (int i = 0; i < probabilities.length; i++) {
      int best = Classification.best(probabilities[i]);
      double p = probabilities[i][best];
      int bin = bin(p, bins);
      n[bin]++;
      confidence[bin] += p;
      right[bin] += best == truth.get(i) ? 1 : 0;
    }
    List<ReliabilityBin> out = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      out.add(
          n[b] == 0
              ? new ReliabilityBin(0, 0, 0)
              : new ReliabilityBin(
                  n[b],
                  Math.min(1, rounded(confidence[b] / n[b])),
                  rounded((double) right[b] / n[b])));
    }
    return out;
  }

  /**
   * Expected calibration error of some items (equation 3), 0 to 1.
   *
   * @param probabilities {@code [items][classes]}, rows summing to 1
   * @param truth class of each item
   * @param items which items count; may repeat
   */
  public static double error(float[][] probabilities, List<Integer> truth, int[] items) {
    double[] confidence = new double[items.length];
    boolean[] right = new boolean[items.length];
    for (int i = 0; i < items.length; i++) {
      float[] p = probabilities[items[i]];
      int best = Classification.best(p);
      confidence[i] = p[best];
      right[i] = best == truth.get(items[i]);
    }
    return error(confidence, right);
  }

  private static double error(double[] confidence, boolean[] right) {
    double[] gap = new double[BINS];
    for (int i = 0; i < confidence.length; i++) {
      gap[bin(confidence[i], BINS)] += confidence[i] - (right[i] ? 1 : 0);
    }
    return Arrays.stream(gap).map(Math::abs).sum() / confidence.length;
  }

  /**
   * The calibration error that a model without any would show on so few items: each item is right
   * with just the probability that was said. A measured error is to be read beside this one.
   *
   * @param probabilities {@code [items][classes]}, rows summing to 1
   * @param draws how often the items are drawn, at least 100
   * @return the mean and the middle 95 % over the draws
   */
  public static Interval ofPerfect(float[][] probabilities, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] confidence = new double[probabilities.length];
    Arrays.setAll(confidence, i -> probabilities[i][Classification.best(probabilities[i])]);
    double[] errors = new double[draws];
    boolean[] right = new boolean[confidence.length];
    for (int d = 0; d < draws; d++) {
      for (int i = 0; i < right.length; i++) {
        right[i] = random.nextDouble() < confidence[i];
      }
      errors[d] = error(confidence, right);
    }
    Arrays.sort(errors);
    return new Interval(
        Arrays.stream(errors).average().orElse(0),
        errors[(int) Math.floor(0.025 * (draws - 1))],
        errors[(int) Math.ceil(0.975 * (draws - 1))]);
  }

  private static int bin(double p, int bins) {
    return Math.clamp((int) Math.ceil(p * bins) - 1, 0, bins - 1);
  }

  private static double rounded(double value) {
    return Math.round(value * PLACES) / PLACES;
  }
}
