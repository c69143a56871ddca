package dev.sightline.core.comparison;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How probable a class is on two sides.
 *
 * @param head key of the head that both sides have
 * @param label name of the class that both sides have
 * @param left 0..1
 * @param right 0..1
 * @param first whether the class is the most probable one of its head on one side alone
 */
public record PredictionChange(String head, String label, float left, float right, boolean first) {
  /** Right minus left. */
  public float change() {
    return right - left;
  }

  /**
   * What changes between two analyses, the largest change first; classes that only one side knows
   * are left out.
   */
  public static List<PredictionChange> between(Analysis left, Analysis right) {
    List<PredictionChange> all = new ArrayList<>();
    for (HeadResult a : left.heads()) {
      right.head(a.head()).ifPresent(b -> add(all, a, b));
    }
    all.sort(
        Comparator.comparingDouble((PredictionChange c) -> -Math.abs(c.change()))
            .thenComparing(PredictionChange::head)
            .thenComparing(PredictionChange::label));
    return all;
  }

  private static void add(List<PredictionChange> to, HeadResult a, HeadResult b) {
    String topA = top(a);
    String topB = top(b);
    for (int i = 0; i < a.labels().size(); i++) {
      String label = a.labels().get(i);
      int j = b.labels().indexOf(label);
      if (j >= 0) {
        to.add(
            new PredictionChange(
                a.head(),
                label,
                a.probabilities().get(i),
                b.probabilities().get(j),
                label.equals(topA) != label.equals(topB)));
      }
    }
  }

  private static String top(HeadResult head) {
    return head.top(1).stream().map(head.labels()::get).findFirst().orElse("");
  }
}
