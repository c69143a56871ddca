package dev.sightline.core.training.evaluation;

import java.util.Arrays;

/**
 * Area under the curve of true against false positives: the share of pairs of a known and a foreign
 * item in which the known one scores higher, ties counting half (Hanley & McNeil, 1982).
 */
public final class Auroc {
  private Auroc() {}

  /**
   * @param known scores of items of the kind that is looked for, at least one
   * @param foreign scores of the others, at least one
   * @return 0 to 1; 0.5 is chance
   */
  public static double of(double[] known, double[] foreign) {
    double[] sorted = foreign.clone();
    Arrays.sort(sorted);
    double wins = 0;
    for (double k : known) {
      int below = lower(sorted, k);
      wins += below + (upper(sorted, k) - below) / 2.0;
    }
    return wins / known.length / foreign.length;
  }

  /** Number of values below {@code x}. */
  private static int lower(double[] sorted, double x) {
    return bound(sorted, x, false);
  }

  /** Number of values not above {@code x}. */
  private static int upper(double[] sorted, double x) {
    return bound(sorted, x, true);
  }

  private static int bound(double[] sorted, double x, boolean equal) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < x || equal && sorted[middle] == x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * With the interval of a bootstrap that draws known and foreign items apart.
   *
   * @param bootstrap how often, and with which seed
   */
  public static Interval of(double[] known, double[] foreign, Bootstrap bootstrap) {
    return bootstrap.of(
        known.length, foreign.length, (k, f) -> of(drawn(known, k), drawn(foreign, f)));
  }

  private static double[] drawn(double[] values, int[] items) {
    double[] out = new double[items.length];
    Arrays.setAll(out, i -> values[items[i]]);
    return out;
  }

  /** The highest threshold that at least a share of the scores reach. */
  public static double threshold(double[] scores, double share) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int below = (int) Math.floor((1 - share) * sorted.length + 1e-9);
    return sorted[Math.min(below, sorted.length - 1)];
  }
}
