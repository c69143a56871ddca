package dev.sightline.core.figure;

/** Something that can be drawn at any width. Implementations are immutable. */
@FunctionalInterface
public interface Figure {
  /**
   * Draws it.
   *
   * @param width points, 1/72 inch
   * @param font measures the letters
   */
  Drawing draw(double width, FigureFont font);
}
