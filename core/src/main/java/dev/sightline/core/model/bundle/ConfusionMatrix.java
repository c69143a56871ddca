package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How often each class was taken for each other one. Immutable.
 *
 * @param counts {@code [truth][predicted]}, square, none negative
 */
public record ConfusionMatrix(@JsonValue List<List<Integer>> counts) {
  /**
   * @throws IllegalArgumentException if the rows are not as many as the columns, or a count is
   *     negative
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
    for (List<Integer> row : counts) {
      if (row.size() != counts.size() || row.stream().anyMatch(c -> c < 0)) {
        throw new IllegalArgumentException(
            "a confusion matrix is square and has no negative count");
      }
    }
  }

  /**
   * Counts predictions.
   *
   * @param predicted class of each item
   * @param truth class of each item
   * @param classes number of classes
   */
  public static ConfusionMatrix of(int[] predicted, List<Integer> truth, int classes) {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < predicted.length; i++) {
      counts[truth.get(i)][predicted[i]]++;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(java.util.Arrays.stream(row).boxed().toList());
    }
    return new ConfusionMatrix(rows);
  }

  /** Number of classes. */
  public int classes() {
    return counts.size();
  }

  /** Items of class {@code truth} that were taken for {@code predicted}. */
  public int count(int truth, int predicted) {
    return counts.get(truth).get(predicted);
  }

  /** Items of a class. */
  public int ofClass(int truth) {
    return counts.get(truth).stream().mapToInt(Integer::intValue).sum();
  }

  /** Items that were taken for a class. */
  public int takenFor(int predicted) {
    return counts.stream().mapToInt(row -> row.get(predicted)).sum();
  }

  /** All items. */
  public int total() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** Share of a class that was taken for another, 0 to 1; 0 for a class without items. */
  public double share(int truth, int predicted) {
    int all = ofClass(truth);
    return all == 0 ? 0 : (double) count(truth, predicted) / all;
  }

  /** Of the items taken for a class, the share that is of it, 0 to 1; empty if there are none. */
  public OptionalDouble precision(int label) {
    return ratio(count(label, label), takenFor(label));
  }

  /** Share of a class that was named rightly, 0 to 1; empty for a class without items. */
  public OptionalDouble recall(int label) {
    return ratio(count(label, label), ofClass(label));
  }

  /**
   * Harmonic mean of precision and recall, 0 to 1; empty for a class that no item has and none was
   * taken for.
   */
  public OptionalDouble f1(int label) {
    return ratio(2 * count(label, label), takenFor(label) + ofClass(label));
  }

  private static OptionalDouble ratio(int part, int all) {
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
  }

  /** Share of all items that were named rightly, 0 to 1; 0 without items. */
  public double accuracy() {
    int right = 0;
    for (int c = 0; c < classes(); c++) {
      right += count(c, c);
    }
    return total() == 0 ? 0 : (double) right / total();
  }
}
