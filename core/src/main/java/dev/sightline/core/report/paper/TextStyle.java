package dev.sightline.core.report.paper;

import dev.sightline.core.figure.FontFace;

/**
 * How a text is set.
 *
 * @param size of letters, points
 * @param lead distance of base lines, points
 * @param face the font
 * @param rgb {@code 0xrrggbb}
 */
record TextStyle(double size, double lead, FontFace face, int rgb) {
  TextStyle withColour(int other) {
    return new TextStyle(size, lead, face, other);
  }
}
