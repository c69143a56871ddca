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

  static List<List<String>> parts(List<String> points, FigureFont font) {
    List<List<String>> parts = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int lines = 0;
    for (String point : points) {
      for (String piece : pieces(point, font)) {
        int tall = lines(piece, font);
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
  private static List<String> pieces(String point, FigureFont font) {
    List<String> out = new ArrayList<>();
    String rest = point;
    while (lines(rest, font) > LINES) {
      int cut = (int) ((long) rest.length() * (LINES - 1) / lines(rest, font));
      int blank = rest.lastIndexOf(' ', cut);
      int end = blank > cut / 2 ? blank : rest.offsetByCodePoints(0, rest.codePointCount(0, cut));
      out.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    out.add(rest);
    return out;
  }

  private static int lines(String text, FigureFont font) {
    return 1 + (int) (font.width(font.printable(text), SIZE) / ROOM);
  }
}
