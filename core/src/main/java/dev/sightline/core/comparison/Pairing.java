package dev.sightline.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which items of two lists belong together: the longest sequence of equal names that both have in
 * that order (longest common subsequence). Of equally long ones, that of the earliest items. Pure.
 *
 * @param left indices, ascending
 * @param right indices, ascending; item {@code k} belongs to {@code left[k]}
 */
record Pairing(List<Integer> left, List<Integer> right) {
  Pairing {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** Everything with its like. */
  static Pairing whole(int n) {
    List<Integer> all = java.util.stream.IntStream.range(0, n).boxed().toList();
    return new Pairing(all, all);
  }

  /**
   * By names, without regard to capitals. Takes {@code n × m} steps, at most 512 × 512 for what a
   * model reads.
   */
  static Pairing of(List<String> a, List<String> b) {
    int n = a.size();
    int m = b.size();
    int[][] longest = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        longest[i][j] =
            same(a.get(i), b.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    List<Integer> left = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (same(a.get(i), b.get(j))) {
        left.add(i++);
        right.add(j++);
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return new Pairing(left, right);
  }

  int size() {
    return left.size();
  }

  private static boolean same(String a, String b) {
    return a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT));
  }
}
