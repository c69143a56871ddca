package dev.sightline.core.search.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * Picks items that are relevant and unlike each other: again and again the one with the greatest
 * {@code λ·relevance(i) − (1 − λ)·max_picked similarity(i, j)} (Carbonell & Goldstein, SIGIR 1998).
 */
final class MaximalMarginalRelevance {
  private MaximalMarginalRelevance() {}

  /** How alike two items are, by their numbers. */
  @FunctionalInterface
  interface Similarity {
    /**
     * @return -1 to 1
     */
    double of(int i, int j);
  }

  /**
   * @param relevance of each item, 0 to 1
   * @param lambda 1: relevance alone; 0: difference alone, after the most relevant item
   * @param count items to pick at most
   * @return numbers of the picked items, in the order of picking; of equal ones the first
   */
  static List<Integer> pick(double[] relevance, Similarity similarity, double lambda, int count) {
    List<Integer> picked = new ArrayList<>();
    boolean[] taken = new boolean[relevance.length];
    double[] closest = new double[relevance.length];
    java.util.Arrays.fill(closest, Double.NEGATIVE_INFINITY);
    while (picked.size() < Math.min(count, relevance.length)) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < relevance.length; i++) {
        // the first pick has nothing to differ from
        double value =
            picked.isEmpty() ? relevance[i] : lambda * relevance[i] - (1 - lambda) * closest[i];
        if (!taken[i] && (best < 0 || value > most)) {
          best = i;
          most = value;
        }
      }
      taken[best] = true;
      picked.add(best);
      for (int i = 0; i < relevance.length; i++) {
        if (!taken[i]) {
          closest[i] = Math.max(closest[i], similarity.of(i, best));
        }
      }
    }
    return picked;
  }
}
