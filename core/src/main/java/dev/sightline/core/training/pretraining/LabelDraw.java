package dev.sightline.core.training.pretraining;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws some of the labels of a set. Stateless. */
final class LabelDraw {
  private LabelDraw() {}

  /**
   * Draws from each class its share, rounded, one at least: a class without an example could not be
   * said at all. So a small share of a small set is more than it says.
   *
   * @param labels of all items, each below {@code classes}
   * @param share above 0 to 1
   * @return numbers of the drawn items, ascending
   */
  static int[] of(List<Integer> labels, int classes, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> drawn = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      List<Integer> own = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        if (labels.get(i) == c) {
          own.add(i);
        }
      }
      int count = Math.min(own.size(), Math.max(1, (int) Math.round(share * own.size())));
      for (int k = 0; k < count; k++) {
        drawn.add(own.remove(random.nextInt(own.size())));
      }
    }
    return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
