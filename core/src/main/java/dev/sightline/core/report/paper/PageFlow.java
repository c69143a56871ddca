package dev.sightline.core.report.paper;

import dev.sightline.core.figure.FontFace;
import dev.sightline.core.figure.Mark;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.report.paper.LaidPage.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills pages from top to bottom. Lengths are points. One thread. */
final class PageFlow {
  /** Distance of text from the edges of the paper. */
  static final double MARGIN = 54;

  private static final double FOOT = 30;
  private static final double HAIR = 0.5;

  private final Sheet sheet;
  private final Paper paper;
  private final TextSetter setter;
  private final List<List<Piece>> pages = new ArrayList<>();
  private double y;

  PageFlow(Sheet sheet, Paper paper, TextSetter setter) {
    this.sheet = sheet;
    this.paper = paper;
    this.setter = setter;
    turn();
  }

  double left() {
    return MARGIN;
  }

  double width() {
    return sheet.width() - 2 * MARGIN;
  }

  /** Room of an empty page. */
  double fullHeight() {
    return sheet.height() - MARGIN - MARGIN;
  }

  double y() {
    return y;
  }

  int page() {
    return pages.size() - 1;
  }

  double left(double room) {
    return bottom() - y - room;
  }

  private double bottom() {
    return sheet.height() - MARGIN;
  }

  /** Begins a new page if there is no such room on this one. */
  void need(double height) {
    if (y + height > bottom() && y > MARGIN) {
      turn();
    }
  }

  /** Begins a new page. */
  void turn() {
    pages.add(new ArrayList<>());
    y = MARGIN;
  }

  /** Leaves room, but none at the top of a page. */
  void space(double height) {
    if (y > MARGIN) {
      y += height;
    }
  }

  /** Goes down. */
  void down(double height) {
    y += height;
  }

  /** Content of a node. */
  void add(TagNode owner, List<Mark> marks, String text) {
    if (!marks.isEmpty()) {
      pages.getLast().add(new Piece(Optional.of(owner), marks, text));
    }
  }

  /** Content of a node on a page that is full already. */
  void addTo(int page, TagNode owner, List<Mark> marks) {
    pages.get(page).add(new Piece(Optional.of(owner), marks, ""));
  }

  /** Something that is not read aloud. */
  void decorate(Mark... marks) {
    pages.getLast().add(new Piece(Optional.empty(), List.of(marks), ""));
  }

  /** A line across the page. */
  void rule(double at, int rgb) {
    decorate(
        new Mark.Stroke(
            List.of(new Mark.Point(MARGIN, at), new Mark.Point(MARGIN + width(), at)), HAIR, rgb));
  }

  /** Sets a text at the place where the flow is, over as many pages as it needs. */
  void paragraph(TagNode owner, String text, TextStyle style, double indent) {
    double room = width() - indent;
    for (SetLine line : setter.lines(text, style, room)) {
      need(style.lead());
      line(owner, line, style, MARGIN + indent, room, y);
      y += style.lead();
    }
  }

  /** Sets one line whose top is at {@code top}. */
  void line(TagNode owner, SetLine line, TextStyle style, double x, double room, double top) {
    double base = top + (style.lead() - style.size()) / 2 + style.size() * 0.8;
    double at = line.rightToLeft() ? x + room - line.width() : x;
    add(owner, marks(line, style, at, base), line.reordered() ? line.logical() : "");
  }

  /** The marks of a line that begins at {@code x}. */
  static List<Mark> marks(SetLine line, TextStyle style, double x, double base) {
    List<Mark> marks = new ArrayList<>();
    for (SetLine.Run run : line.runs()) {
      marks.add(
          new Mark.Words(
              x, base, run.text(), style.size(), Mark.Anchor.START, 0, style.rgb(), run.face()));
      x += run.width();
    }
    return marks;
  }

  /**
   * All pages, with what stands at the foot of each.
   *
   * @param warning a short sentence, never cut; the title is where there is no room for both
   */
  List<LaidPage> finish(String title, String warning) {
    TextStyle small = new TextStyle(8, 10, FontFace.REGULAR, paper.grey());
    double base = sheet.height() - FOOT;
    List<LaidPage> out = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      String number = (i + 1) + " / " + pages.size();
      double all = width() - setter.width(number, small) - 20;
      double room = Math.max(0, all - setter.width(" · " + warning, small));
      SetLine name =
          setter
              .lines(setter.fit(title, small, room) + " · " + warning, small, all + 10)
              .getFirst();
      List<Mark> foot = marks(name, small, MARGIN, base);
      foot.add(
          new Mark.Words(
              MARGIN + width(), base, number, small.size(), Mark.Anchor.END, 0, small.rgb()));
      List<Piece> pieces = new ArrayList<>(pages.get(i));
      pieces.add(new Piece(Optional.empty(), foot, ""));
      out.add(new LaidPage(pieces));
    }
    return out;
  }
}
