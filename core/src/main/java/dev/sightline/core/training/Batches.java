package dev.sightline.core.training;

import java.util.SplittableRandom;

/** Order of items in an epoch. */
final class Batches {
  private Batches() {}

  /** The numbers 0 to n−1 in random order (Fisher–Yates). */
  static int[] shuffled(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }
}
