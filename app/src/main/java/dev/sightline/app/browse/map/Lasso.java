package dev.sightline.app.browse.map;

import java.util.ArrayList;
import java.util.List;

/** A loop that the user draws. */
final class Lasso {
  /** A shorter move of the pointer is none, px. */
  private static final double STEP = 2;

  private final List<double[]> corners = new ArrayList<>();

  /** Goes on to a place. */
  void to(double left, double top) {
    if (corners.isEmpty()
        || Math.hypot(left - corners.getLast()[0], top - corners.getLast()[1]) >= STEP) {
      corners.add(new double[] {left, top});
    }
  }

  /** True if it is only a click. */
  boolean isPoint() {
    return corners.size() < 3;
  }

  /** Its corners, {@code [n][left, top]}. */
  List<double[]> corners() {
    return corners;
  }

  /** True if a place lies within: a ray from it crosses the loop an odd number of times. */
  boolean holds(double left, double top) {
    boolean within = false;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      double[] a = corners.get(i);
      double[] b = corners.get(j);
      if (a[1] > top != b[1] > top && left < (b[0] - a[0]) * (top - a[1]) / (b[1] - a[1]) + a[0]) {
        within = !within;
      }
    }
    return within;
  }
}
