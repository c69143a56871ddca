package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws deletion and insertion curves. Every set of items is asked for once, however many orders
 * come through it. Thread-safe.
 */
public final class CurveTester {
  private final CurvePlan plan;

  public CurveTester(CurvePlan plan) {
    this.plan = plan;
  }

  /**
   * @param scores of the map, one per item
   * @param model what the model says with items taken away
   * @param progress told how far it is; cancelling it stops
   * @throws IllegalArgumentException if there is no item or a score is not a number
   * @throws SightlineException if the model cannot answer, or the user cancelled
   */
  public CurveTest test(double[] scores, MaskedValues model, Progress progress)
      throws SightlineException {
    int n = scores.length;
    if (n == 0) {
      throw new IllegalArgumentException("no item to take away");
    }
    int[] best = RemovalOrder.descending(scores, plan.seed());
    List<int[]> orders = new ArrayList<>();
    orders.add(best);
    orders.add(RemovalOrder.reversed(best));
    for (int i = 0; i < plan.orders(); i++) {
      // seeds of neighbours are unrelated in SplittableRandom; 0 orders the equal scores
      orders.add(RemovalOrder.random(n, plan.seed() + 1 + i));
    }
    int[] counts = plan.counts(n);
    Map<BitSet, Double> asked = new LinkedHashMap<>();
    for (int[] order : orders) {
      for (int count : counts) {
        asked.put(first(order, count), Double.NaN);
      }
    }
    List<BitSet> questions = List.copyOf(asked.keySet());
    double[] answers = model.of(questions, progress);
    for (int i = 0; i < answers.length; i++) {
      asked.put(questions.get(i), answers[i]);
    }
    List<Curve> curves = orders.stream().map(order -> curve(order, counts, asked)).toList();
    return new CurveTest(
        n,
        curves.get(0),
        curves.get(1).reversed(),
        RandomBand.of(curves.subList(2, curves.size())));
  }

  private static Curve curve(int[] order, int[] counts, Map<BitSet, Double> answers) {
    double[] shares = new double[counts.length];
    double[] values = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      shares[i] = (double) counts[i] / order.length;
      values[i] = answers.get(first(order, counts[i]));
    }
    return new Curve(shares, values);
  }

  /** The first items of an order. */
  private static BitSet first(int[] order, int count) {
    BitSet set = new BitSet(order.length);
    for (int i = 0; i < count; i++) {
      set.set(order[i]);
    }
    return set;
  }
}
