package dev.sightline.core.training.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws the four items that are shown together, by name: everybody gets the same ones. */
public final class Quadruples {
  private static final int SIZE = 4;

  private Quadruples() {}

  /**
   * @param item number of the item that has to be among them
   * @param name its name, which decides on the others and on the order
   * @param items how many there are to draw from, at least 4
   * @return four different numbers
   */
  public static List<Integer> of(int item, String name, int items) {
    if (items < SIZE) {
      throw new IllegalArgumentException("four items are needed, there are " + items);
    }
    SplittableRandom random = new SplittableRandom(name.hashCode());
    int own = random.nextInt(SIZE);
    Set<Integer> seen = new HashSet<>(Set.of(item));
    List<Integer> drawn = new ArrayList<>();
    for (int place = 0; place < SIZE; place++) {
      int next = item;
      while (place != own && !seen.add(next)) {
        next = random.nextInt(items);
      }
      drawn.add(next);
    }
    return drawn;
  }
}
