package dev.sightline.core.library.space;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.Arrays;
import java.util.List;

/**
 * How far neighbours on a map are neighbours in truth (Venna and Kaski, 2001): {@code T(k) = 1 − 2
 * / (n k (2n − 3k − 1)) · Σᵢ Σ_{j ∈ Uᵢ} (r(i, j) − k)}, where {@code Uᵢ} are those of the k nearest
 * on the map that are not among the k nearest in truth, and {@code r(i, j)} is the rank of j by the
 * true distance from i, from 1. 1 says that the map makes no false neighbours; a map without any
 * order has about 0.5.
 *
 * <p>Of many points some stand for all: every so manieth, which estimates the mean over i.
 */
final class Trustworthiness {
  private Trustworthiness() {}

  /**
   * The trustworthiness of a map.
   *
   * @param points as they are, {@code [n][d]}
   * @param x of the map, {@code [n]}
   * @param y of the map, {@code [n]}
   * @param k neighbours that count, less than n / 2
   * @param most points that are asked, at least 1
   * @return 0 to 1; NaN if n ≤ 2k
   * @throws SightlineException if the user cancelled
   */
  static double of(List<float[]> points, double[] x, double[] y, int k, int most, Progress progress)
      throws SightlineException {
    int n = points.size();
    if (n <= 2 * k) {
      return Double.NaN;
    }
    int step = Math.max(1, (n + most - 1) / most);
    double sum = 0;
    int asked = 0;
    for (int i = 0; i < n; i += step) {
      progress.checkCancelled();
      sum += falseRanks(points, x, y, i, k);
      asked++;
    }
    return 1 - 2.0 / ((double) k * (2.0 * n - 3.0 * k - 1)) * sum / asked;
  }

  /** By how much the ranks of the neighbours of i on the map are too high, {@code Σ (r − k)}. */
  private static double falseRanks(List<float[]> points, double[] x, double[] y, int i, int k) {
    int n = x.length;
    double[] truth = new double[n];
    double[] shown = new double[n];
    for (int j = 0; j < n; j++) {
      truth[j] = distance(points.get(i), points.get(j));
      shown[j] = (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
    }
    truth[i] = -1; // comes first, with the rank 0, even among others of the same place
    shown[i] = Double.POSITIVE_INFINITY;
    int[] near = nearest(shown, k);
    double[] sorted = truth.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int j : near) {
      int rank = rank(sorted, truth[j]);
      sum += Math.max(0, rank - k);
    }
    return sum;
  }

  /** The k smallest, in no order. */
  private static int[] nearest(double[] values, int k) {
    int[] near = new int[k];
    int filled = 0;
    for (int j = 0; j < values.length; j++) {
      if (filled < k) {
        near[filled++] = j;
      } else {
        int farthest = 0;
        for (int m = 1; m < k; m++) {
          if (values[near[m]] > values[near[farthest]]) {
            farthest = m;
          }
        }
        if (values[j] < values[near[farthest]]) {
          near[farthest] = j;
        }
      }
    }
    return near;
  }

  /** How many are smaller: the rank of the first of those that are alike. */
  private static int rank(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    while (at > 0 && sorted[at - 1] == value) {
      at--;
    }
    return at;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double by = (double) a[k] - b[k];
      sum += by * by;
    }
    return sum;
  }
}
