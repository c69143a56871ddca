package dev.sightline.core.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts lists together by ranks alone, so that scores of different kinds need not compare: {@code
 * score(d) = Σ_lists w / (5 + rank(d))} (Cormack, Clarke & Büttcher, SIGIR 2009; weights and
 * constant are ours, theirs are 1 and 60).
 */
public final class ReciprocalRankFusion {
  /**
   * Small, so that first places count: with the paper's 60 the lists of pictures, which are worse,
   * outvoted texts on dev (decision 0121).
   */
  static final int K = 5;

  private ReciprocalRankFusion() {}

  /**
   * A list of a given weight.
   *
   * @param items the best first, each once
   * @param weight of the list, greater than 0
   */
  public record Weighted<T>(List<T> items, double weight) {
    public Weighted {
      items = List.copyOf(items);
    }
  }

  /** What one list gives to the item in that place. */
  public static double share(int rank, double weight) {
    return weight / (K + rank);
  }

  /**
   * Fuses lists.
   *
   * @return each item once with its score, the best first; equal ones as they were met
   */
  public static <T> Map<T, Double> fuse(List<Weighted<T>> lists) {
    Map<T, Double> sums = new LinkedHashMap<>();
    for (Weighted<T> list : lists) {
      int rank = 1;
      for (T item : list.items()) {
        sums.merge(item, share(rank++, list.weight()), Double::sum);
      }
    }
    Map<T, Double> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<T, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }
}
