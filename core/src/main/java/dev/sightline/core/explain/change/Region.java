package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Grid;
import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of the picture, as shares of its width and height, each in 0..1.
 *
 * @param x left edge
 * @param y upper edge
 * @param width above 0
 * @param height above 0
 */
public record Region(double x, double y, double width, double height) {
  private static final double ROUNDING = 1e-9;

  /**
   * @throws IllegalArgumentException if it is empty or not inside the picture
   */
  public Region {
    if (!(x >= 0 && y >= 0 && width > 0 && height > 0)
        || x + width > 1 + ROUNDING
        || y + height > 1 + ROUNDING) {
      throw new IllegalArgumentException(
          "a region at " + x + ", " + y + " of " + width + " × " + height);
    }
  }

  /** Cells of one clip whose middle lies in it, in the order {@code [t, h, w]}. */
  List<Integer> cells(Grid grid) {
    List<Integer> inside = new ArrayList<>();
    for (int i = 0; i < grid.cells(); i++) {
      double cx = (i % grid.w() + 0.5) / grid.w();
      double cy = (i / grid.w() % grid.h() + 0.5) / grid.h();
      if (cx >= x && cx < x + width && cy >= y && cy < y + height) {
        inside.add(i);
      }
    }
    return inside;
  }
}
