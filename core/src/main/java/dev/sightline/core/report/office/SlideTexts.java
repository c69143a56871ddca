package dev.sightline.core.report.office;

import dev.sightline.core.figure.FigureFont;
import java.util.ArrayList;
import java.util.List;

/** Parts texts so that each part fits on a slide. Letters are measured in the product's font. */
final class SlideTexts {
  private static final double SIZE = 16;
  private static final double ROOM = 840;
  private static final int LINES = 15;

  private SlideTexts() {}

  /**
   * Some words.
   *
   * @param kind how they look
   */
  record Line(String text, Kind kind) {
    static Line plain(String text) {
      return new Line(text, Kind.PLAIN);
    }
  }

  /** How words look. */
  enum Kind {
    PLAIN,
    /** With a dot before them. */
    POINT,
    /** Not to be missed. */
    WARNING
  }

  static List<List<Line>> parts(List<Line> points, FigureFont font) {
    List<List<Line>> parts = new ArrayList<>();
    List<Line> open = new ArrayList<>();
    int lines = 0;
    for (Line point : points) {
      for (Line piece : pieces(point, font)) {
        int tall = lines(piece.text(), font);
        if (!open.isEmpty() && lines + tall > LINES) {
          parts.add(List.copyOf(open));
          open.clear();
          lines = 0;
        }
        open.add(piece);
        lines += tall;
      }
    }
    if (!open.isEmpty()) {
      parts.add(List.copyOf(open));
    }
    return parts;
  }

  /** A text that is longer than a slide, in several. */
  private static List<Line> pieces(Line point, FigureFont font) {
    List<Line> out = new ArrayList<>();
    String rest = point.text();
    Kind kind = point.kind();
    while (lines(rest, font) > LINES) {
      int cut = (int) ((long) rest.length() * (LINES - 1) / lines(rest, font));
      int blank = rest.lastIndexOf(' ', cut);
      int end = blank > cut / 2 ? blank : rest.offsetByCodePoints(0, rest.codePointCount(0, cut));
      out.add(new Line(rest.substring(0, end), kind));
      rest = rest.substring(end).strip();
      kind = kind == Kind.POINT ? Kind.PLAIN : kind; // one dot for one point
    }
    out.add(new Line(rest, kind));
    return out;
  }

  /** Lines that a text takes on a slide. */
  static int lines(String text, FigureFont font) {
    return 1 + (int) (font.width(font.printable(text), SIZE) / ROOM);
  }
}
