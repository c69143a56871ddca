package dev.sightline.core.report.paper;

import dev.sightline.core.figure.FontFace;
import java.util.List;

/**
 * A line of text as it stands on paper, from left to right.
 *
 * @param runs parts in one font each
 * @param width of all, points
 * @param rightToLeft whether its paragraph begins at the right
 * @param logical the characters in reading order
 * @param reordered whether they stand in another order, or as other shapes, than they are read
 */
record SetLine(
    List<Run> runs, double width, boolean rightToLeft, String logical, boolean reordered) {
  SetLine {
    runs = List.copyOf(runs);
  }

  /** The same, beginning at the left: for short values beside each other. */
  SetLine atLeft() {
    return new SetLine(runs, width, false, logical, reordered);
  }

  /**
   * A part in one font.
   *
   * @param text characters that the font has
   * @param face the font
   * @param width points
   */
  record Run(String text, FontFace face, double width) {}
}
