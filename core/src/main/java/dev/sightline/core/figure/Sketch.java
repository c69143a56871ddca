package dev.sightline.core.figure;

import dev.sightline.core.words.Phrase;
import dev.sightline.core.words.Wording;
import java.util.ArrayList;
import java.util.List;

/** Collects the marks of a figure and knows how wide texts are. Lengths are points. One thread. */
final class Sketch {
  /** Letters of labels, as papers set them, points. */
  static final double TEXT = 7;

  /** Letters of the caption. */
  static final double SMALL = 6;

  /** Distance of everything from the edges. */
  static final double PAD = 3;

  static final int WHITE = 0xFFFFFF;
  static final double HAIR = 0.5;

  /** Slanting lines are so many pixels apart. */
  private static final int SLANT = 4;

  private static final double LINE = 1.35;

  /** Where Hebrew begins in Unicode; what comes before is in Inter or nowhere. */
  private static final int FIRST_RIGHT_TO_LEFT = 0x590;

  private final FigureFont font;
  private final double width;
  private final Paper paper;
  private final Wording words;
  private final List<Mark> marks = new ArrayList<>();

  Sketch(FigureFont font, double width, Paper paper, Wording words) {
    this.font = font;
    this.width = width;
    this.paper = paper;
    this.words = words;
  }

  /** What is said in the language of the figure. */
  String say(Phrase phrase) {
    return words.say(phrase);
  }

  /** A unit in the language of the figure. */
  String unit(String english) {
    return words.say(english);
  }

  /** Colour of labels. */
  int ink() {
    return paper.ink();
  }

  /** Colour of axes and captions. */
  int grey() {
    return paper.grey();
  }

  double width() {
    return width;
  }

  double width(String text, double size) {
    return measure(printable(text), size);
  }

  /** The text on one line and in the order of paper, with a sign for letters of no font. */
  private String printable(String text) {
    if (!VisualOrder.matters(text)) {
      return font.printable(text);
    }
    FigureFont other = font.of(FontFace.RIGHT_TO_LEFT);
    StringBuilder out = new StringBuilder();
    String shaped = ArabicShapes.shape(text);
    VisualOrder.of(shaped, VisualOrder.beginsRight(shaped))
        .codePoints()
        .forEach(
            c ->
                out.append(
                    other.has(c) ? Character.toString(c) : font.printable(Character.toString(c))));
    return out.toString();
  }

  private FontFace face(int c) {
    return c < FIRST_RIGHT_TO_LEFT || font.has(c) || !font.of(FontFace.RIGHT_TO_LEFT).has(c)
        ? FontFace.REGULAR
        : FontFace.RIGHT_TO_LEFT;
  }

  private double measure(String shown, double size) {
    return shown.codePoints().mapToDouble(c -> font.of(face(c)).advance(c)).sum() * size;
  }

  void box(double x, double y, double w, double h, int rgb) {
    marks.add(new Mark.Box(x, y, w, h, rgb));
  }

  void line(double x0, double y0, double x1, double y1, int rgb) {
    line(x0, y0, x1, y1, HAIR, rgb);
  }

  void line(double x0, double y0, double x1, double y1, double thick, int rgb) {
    marks.add(new Mark.Stroke(List.of(new Mark.Point(x0, y0), new Mark.Point(x1, y1)), thick, rgb));
  }

  /** A line through several points. */
  void path(List<Mark.Point> points, double thick, int rgb) {
    marks.add(new Mark.Stroke(points, thick, rgb));
  }

  /** What has no value is crossed out, as in the window: no colour of a map stands for it. */
  void nothing(double x, double y, double w, double h) {
    box(x, y, w, h, paper.ground());
    line(x, y + h, x + w, y, grey());
  }

  /** The same for pixels: ground with slanting lines. */
  int nothingArgb(int x, int y) {
    return 0xFF000000 | (Math.floorMod(x + y, SLANT) == 0 ? grey() : paper.ground());
  }

  void text(double x, double y, String text, double size, Mark.Anchor anchor, int rgb) {
    turned(x, y, text, size, anchor, 0, rgb);
  }

  void turned(
      double x, double y, String text, double size, Mark.Anchor anchor, double degrees, int rgb) {
    words(x, y, printable(text), size, anchor, degrees, rgb);
  }

  /** One mark for each stretch of letters of one font. */
  private void words(
      double x, double y, String shown, double size, Mark.Anchor anchor, double degrees, int rgb) {
    if (shown.isBlank()) {
      return;
    }
    if (shown.codePoints().allMatch(c -> face(c) == FontFace.REGULAR)) {
      marks.add(new Mark.Words(x, y, shown, size, anchor, degrees, rgb));
      return;
    }
    double pen =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> -measure(shown, size) / 2;
          case END -> -measure(shown, size);
        };
    double turn = Math.toRadians(degrees);
    int[] letters = shown.codePoints().toArray();
    for (int from = 0, to; from < letters.length; from = to) {
      FontFace face = face(letters[from]);
      to = from + 1;
      while (to < letters.length && face(letters[to]) == face) {
        to++;
      }
      String run = new String(letters, from, to - from);
      marks.add(
          new Mark.Words(
              x + pen * Math.cos(turn),
              y - pen * Math.sin(turn),
              run,
              size,
              Mark.Anchor.START,
              degrees,
              rgb,
              face));
      pen += measure(run, size);
    }
  }

  void bitmap(double x, double y, double w, double h, Raster raster, boolean smooth) {
    marks.add(new Mark.Bitmap(x, y, w, h, raster, smooth));
  }

  /** The text, cut with an ellipsis where it is wider than the room. */
  String fit(String text, double size, double room) {
    String shown = VisualOrder.matters(text) ? text : font.printable(text);
    if (width(shown, size) <= room) {
      return shown;
    }
    int[] letters = shown.codePoints().toArray();
    int n = letters.length;
    while (n > 0 && width(new String(letters, 0, n) + "…", size) > room) {
      n--;
    }
    return new String(letters, 0, n) + "…";
  }

  /**
   * Writes a paragraph.
   *
   * @param y of its top
   * @return of its bottom
   */
  double paragraph(double y, String text, double size, int rgb) {
    double room = width - 2 * PAD;
    double base = y + size;
    StringBuilder line = new StringBuilder();
    String shown = VisualOrder.matters(text) ? text : font.printable(text);
    for (String word : shown.split("\\s", -1)) {
      String piece = fit(word, size, room);
      if (!line.isEmpty() && width(line + " " + piece, size) > room) {
        text(PAD, base, line.toString(), size, Mark.Anchor.START, rgb);
        base += size * LINE;
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(piece);
    }
    text(PAD, base, line.toString(), size, Mark.Anchor.START, rgb);
    return base + size * 0.3;
  }

  Drawing finish(double height, String title, String description) {
    return new Drawing(width, height + PAD, paper.ground(), title, description, marks);
  }
}
