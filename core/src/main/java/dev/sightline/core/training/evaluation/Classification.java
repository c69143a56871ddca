package dev.sightline.core.training.evaluation;

import java.util.List;

/** Figures of a classification. */
public final class Classification {
  private Classification() {}

  /** The class with the highest value; the first of several. */
  public static int best(float[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      if (values[c] > values[best]) {
        best = c;
      }
    }
    return best;
  }

  /**
   * Mean F1 over the classes that occur among these items, in truth or prediction.
   *
   * @param predicted label of each item
   * @param truth label of each item
   * @param items which items count; may repeat
   */
  public static double macroF1(int[] predicted, List<Integer> truth, int classes, int[] items) {
    Counts counts = Counts.of(predicted, truth, classes, items);
    double sum = 0;
    int present = 0;
    for (int c = 0; c < classes; c++) {
      if (counts.said()[c] + counts.is()[c] > 0) {
        present++;
        sum += counts.f1(c);
      }
    }
    return present == 0 ? 0 : sum / present;
  }

  /**
   * Mean F1 over the classes, each weighted by how many of these items are of it in truth.
   *
   * @param predicted label of each item
   * @param truth label of each item
   * @param items which items count; may repeat
   */
  public static double weightedF1(int[] predicted, List<Integer> truth, int classes, int[] items) {
    Counts counts = Counts.of(predicted, truth, classes, items);
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      if (counts.is()[c] > 0) {
        sum += counts.is()[c] * counts.f1(c);
      }
    }
    return items.length == 0 ? 0 : sum / items.length;
  }

  /** For each class how often it was said rightly, said, and true. */
  private record Counts(int[] right, int[] said, int[] is) {
    static Counts of(int[] predicted, List<Integer> truth, int classes, int[] items) {
      Counts counts = new Counts(new int[classes], new int[classes], new int[classes]);
      for (int i : items) {
        counts.said[predicted[i]]++;
        counts.is[truth.get(i)]++;
        if (predicted[i] == truth.get(i)) {
          counts.right[predicted[i]]++;
        }
      }
      return counts;
    }

    double f1(int c) {
      return 2.0 * right[c] / (said[c] + is[c]);
    }
  }
}
