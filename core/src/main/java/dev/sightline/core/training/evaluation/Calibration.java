package dev.sightline.core.training.evaluation;

import dev.sightline.core.model.bundle.ReliabilityBin;
import java.util.ArrayList;
import java.util.List;

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
      int bin = Math.clamp((int) Math.ceil(p * bins) - 1, 0, bins - 1);
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

  private static double rounded(double value) {
    return Math.round(value * PLACES) / PLACES;
  }
}
