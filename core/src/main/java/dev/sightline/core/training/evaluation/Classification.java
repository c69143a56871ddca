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
    int[] right = new int[classes];
    int[] said = new int[classes];
    int[] is = new int[classes];
    for (int i : items) {
      said[predicted[i]]++;
      is[truth.get(i)]++;
      if (predicted[i] == truth.get(i)) {
        right[predicted[i]]++;
      }
    }
    double sum = 0;
    int present = 0;
    for (int c = 0; c < classes; c++) {
      if (said[c] + is[c] > 0) {
        present++;
        sum += 2.0 * right[c] / (said[c] + is[c]);
      }
    }
    return present == 0 ? 0 : sum / present;
  }
}
