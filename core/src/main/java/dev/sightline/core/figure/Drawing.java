package dev.sightline.core.figure;

import java.util.List;

/**
 * A figure, drawn and not yet written: marks on a ground, the later over the earlier.
 *
 * @param width points (1/72 inch), greater than 0
 * @param height points, greater than 0
 * @param ground {@code 0xrrggbb} of what lies below all
 * @param title one line
 * @param description the caption, and where the numbers come from
 * @param marks what is to be seen
 */
public record Drawing(
    double width, double height, int ground, String title, String description, List<Mark> marks) {
  public Drawing {
    marks = List.copyOf(marks);
    if (!(width > 0) || !(height > 0)) {
      throw new IllegalArgumentException("a figure of " + width + " × " + height + " points");
    }
  }
}
