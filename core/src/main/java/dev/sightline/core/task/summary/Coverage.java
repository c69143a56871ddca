package dev.sightline.core.task.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses a few items that stand for all: facility location, {@code F(S) = Σᵢ wᵢ max(0, max_{j∈S}
 * cos(i, j))}, as Gygli et al. (2015) call representativeness. F is submodular: what one more item
 * adds only shrinks. So the greedy choice by gain for its cost, or the best single item if that is
 * better, reaches a constant part of the best F within the budget (Leskovec et al., 2007).
 * Stateless.
 */
public final class Coverage {
  private Coverage() {}

  /**
   * @param vectors a unit vector for each item
   * @param weights how much each item is worth to be covered, not negative
   * @param costs of choosing each item, positive
   * @param budget costs of all chosen ones, at most
   * @return indices of the chosen items, in the order of their choice; one at least if any fits
   */
  public static List<Integer> greedy(
      List<float[]> vectors, double[] weights, double[] costs, double budget) {
    double[][] cosines = cosines(vectors);
    List<Integer> chosen = new ArrayList<>();
    double[] covered = new double[weights.length];
    double left = budget;
    while (true) {
      int best = -1;
      double most = 0;
      for (int j = 0; j < weights.length; j++) {
        double rate = gain(cosines[j], covered, weights) / costs[j];
        if (costs[j] <= left && !chosen.contains(j) && rate > most) {
          best = j;
          most = rate;
        }
      }
      if (best < 0) {
        break;
      }
      chosen.add(best);
      left -= costs[best];
      cover(covered, cosines[best]);
    }
    int single = single(cosines, weights, costs, budget);
    return single >= 0 && value(cosines, weights, List.of(single)) > value(cosines, weights, chosen)
        ? List.of(single)
        : chosen;
  }

  /** F of some items, as a share of what all together would reach, 0 to 1. */
  public static double share(List<float[]> vectors, double[] weights, List<Integer> chosen) {
    double sum = Arrays.stream(weights).sum();
    return sum == 0 ? 0 : value(cosines(vectors), weights, chosen) / sum;
  }

  private static int single(double[][] cosines, double[] weights, double[] costs, double budget) {
    int best = -1;
    double most = 0;
    for (int j = 0; j < weights.length; j++) {
      double value = gain(cosines[j], new double[weights.length], weights);
      if (costs[j] <= budget && value > most) {
        best = j;
        most = value;
      }
    }
    return best;
  }

  private static double value(double[][] cosines, double[] weights, List<Integer> chosen) {
    double[] covered = new double[weights.length];
    chosen.forEach(j -> cover(covered, cosines[j]));
    double sum = 0;
    for (int i = 0; i < covered.length; i++) {
      sum += weights[i] * covered[i];
    }
    return sum;
  }

  private static void cover(double[] covered, double[] cosines) {
    for (int i = 0; i < covered.length; i++) {
      covered[i] = Math.max(covered[i], cosines[i]);
    }
  }

  private static double gain(double[] cosines, double[] covered, double[] weights) {
    double gain = 0;
    for (int i = 0; i < covered.length; i++) {
      gain += weights[i] * Math.max(0, cosines[i] - covered[i]);
    }
    return gain;
  }

  private static double[][] cosines(List<float[]> vectors) {
    double[][] cosines = new double[vectors.size()][vectors.size()];
    for (int i = 0; i < cosines.length; i++) {
      for (int j = 0; j < cosines.length; j++) {
        cosines[i][j] = Pieces.dot(vectors.get(i), vectors.get(j));
      }
    }
    return cosines;
  }
}
