package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.HeadResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one task head said before and says after a change.
 *
 * @param before of the original
 * @param after of the changed input; the same labels
 */
public record HeadChange(HeadResult before, HeadResult after) {
  /**
   * @throws IllegalArgumentException if they are not results of one head
   */
  public HeadChange {
    if (!before.head().equals(after.head()) || !before.labels().equals(after.labels())) {
      throw new IllegalArgumentException(before.head() + " and " + after.head());
    }
  }

  public String head() {
    return before.head();
  }

  /** Probability after minus probability before, -1..1. */
  public double difference(int label) {
    return after.probabilities().get(label) - before.probabilities().get(label);
  }

  /** True if another class is the most probable one. */
  public boolean isFlipped() {
    return !before.top(1).equals(after.top(1));
  }

  /**
   * Classes worth showing: the most probable ones before and after, by the larger of the two
   * probabilities.
   */
  public List<Integer> top(int k) {
    return IntStream.range(0, before.labels().size())
        .boxed()
        .sorted((a, b) -> Float.compare(larger(b), larger(a)))
        .limit(k)
        .toList();
  }

  private float larger(int label) {
    return Math.max(before.probabilities().get(label), after.probabilities().get(label));
  }
}
