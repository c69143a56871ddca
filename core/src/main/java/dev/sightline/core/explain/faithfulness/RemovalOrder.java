package dev.sightline.core.explain.faithfulness;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** In which order items are taken away, or put back. Seeded: same seed, same order. */
final class RemovalOrder {
  private RemovalOrder() {}

  /**
   * The highest score first. Equal scores stand in random order, so that a map that says nothing is
   * measured as a random one and not as "from left to right".
   *
   * @return numbers of the items
   * @throws IllegalArgumentException if a score is not a number
   */
  static int[] descending(double[] scores, long seed) {
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a score is not a number");
    }
    return Arrays.stream(random(scores.length, seed))
        .boxed()
        .sorted((i, j) -> scores[i] > scores[j] ? -1 : scores[i] < scores[j] ? 1 : 0)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Any order of {@code n} items, all equally likely (Fisher–Yates). */
  static int[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  static int[] reversed(int[] order) {
    return IntStream.range(0, order.length).map(i -> order[order.length - 1 - i]).toArray();
  }
}
