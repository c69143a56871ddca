package dev.sightline.core.figure;

import java.util.List;

/**
 * One thing on a figure. Lengths are points (1/72 inch), {@code y} grows downwards, colours are
 * {@code 0xrrggbb}.
 */
public sealed interface Mark {

  /** A filled rectangle without an outline. */
  record Box(double x, double y, double width, double height, int rgb) implements Mark {}

  /**
   * A line through points, with flat ends.
   *
   * @param points at least two
   * @param width of the line
   */
  record Stroke(List<Point> points, double width, int rgb) implements Mark {
    public Stroke {
      points = List.copyOf(points);
      if (points.size() < 2) {
        throw new IllegalArgumentException("a line needs two points");
      }
    }
  }

  /** A place on the figure. */
  record Point(double x, double y) {}

  /**
   * A line of text in the figure's font.
   *
   * @param x where the anchor is
   * @param y of the base line
   * @param text characters that the font has, see {@link FigureFont#printable}
   * @param size of the letters
   * @param anchor which end of the text is at {@code x}
   * @param degrees how far the text is turned counter-clockwise about the anchor
   * @param face which of the fonts
   */
  record Words(
      double x,
      double y,
      String text,
      double size,
      Anchor anchor,
      double degrees,
      int rgb,
      FontFace face)
      implements Mark {
    /** In the plain font. */
    public Words(
        double x, double y, String text, double size, Anchor anchor, double degrees, int rgb) {
      this(x, y, text, size, anchor, degrees, rgb, FontFace.REGULAR);
    }
  }

  /**
   * The same mark at another place and size.
   *
   * @param dx to the right, after scaling
   * @param dy downwards, after scaling
   * @param scale of all lengths, greater than 0
   */
  default Mark moved(double dx, double dy, double scale) {
    return switch (this) {
      case Box b ->
          new Box(b.x * scale + dx, b.y * scale + dy, b.width * scale, b.height * scale, b.rgb);
      case Stroke s ->
          new Stroke(
              s.points.stream().map(p -> new Point(p.x * scale + dx, p.y * scale + dy)).toList(),
              s.width * scale,
              s.rgb);
      case Words w ->
          new Words(
              w.x * scale + dx,
              w.y * scale + dy,
              w.text,
              w.size * scale,
              w.anchor,
              w.degrees,
              w.rgb,
              w.face);
      case Bitmap b ->
          new Bitmap(
              b.x * scale + dx,
              b.y * scale + dy,
              b.width * scale,
              b.height * scale,
              b.raster,
              b.smooth);
    };
  }

  /** Which part of a text stands at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * A picture squeezed into a box.
   *
   * @param smooth whether enlarged pixels run into each other; false keeps their edges
   */
  record Bitmap(double x, double y, double width, double height, Raster raster, boolean smooth)
      implements Mark {}
}
