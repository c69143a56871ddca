package dev.sightline.core.report.paper;

import dev.sightline.core.figure.FontFace;
import dev.sightline.core.figure.Mark;
import dev.sightline.core.figure.Paper;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets a table of contents: first the titles, since nobody knows yet on which pages the chapters
 * will begin, and the numbers of those pages at the end. One report; one thread.
 */
final class ContentsLayout {
  /** Room for the number of a page, and some distance to it. */
  private static final double NUMBER = 36;

  private final PageFlow flow;
  private final TextSetter setter;
  private final TextStyle style;
  private final TextStyle soft;
  private final List<Entry> entries = new ArrayList<>();

  /** The last line of a title, where its number will stand; y is the top of the first. */
  private record Entry(TagNode owner, String title, int page, double y, double height) {}

  ContentsLayout(PageFlow flow, TextSetter setter, Paper paper) {
    this.flow = flow;
    this.setter = setter;
    this.style = new TextStyle(9.5, 15, FontFace.REGULAR, paper.ink());
    this.soft = style.withColour(paper.grey());
  }

  /** Sets the titles. */
  void titles(TagNode root, List<String> titles) {
    TagNode contents = root.add(Tag.CONTENTS);
    for (String title : titles) {
      List<SetLine> lines = setter.lines(title, style, flow.width() - NUMBER);
      // a title of two lines stays on one page, so that one place leads to its chapter
      flow.need(style.lead() * lines.size());
      TagNode link = contents.add(Tag.ENTRY).add(Tag.LINK);
      double top = flow.y();
      for (SetLine line : lines) {
        flow.line(link, line.atLeft(), style, flow.left(), flow.width() - NUMBER, flow.y());
        flow.down(style.lead());
      }
      entries.add(new Entry(link, title, flow.page(), top, flow.y() - top));
    }
  }

  /**
   * Sets the numbers.
   *
   * @param begins where each chapter begins, in the order of the titles
   */
  List<LaidReport.Jump> numbers(List<LaidReport.Mark> begins) {
    List<LaidReport.Jump> jumps = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry e = entries.get(i);
      double base =
          e.y()
              + e.height()
              - style.lead()
              + (style.lead() - style.size()) / 2
              + style.size() * 0.8;
      flow.addTo(
          e.page(),
          e.owner(),
          List.of(
              new Mark.Words(
                  flow.left() + flow.width(),
                  base,
                  String.valueOf(begins.get(i).page() + 1),
                  soft.size(),
                  Mark.Anchor.END,
                  0,
                  soft.rgb())));
      jumps.add(
          new LaidReport.Jump(
              e.owner(),
              e.title(),
              e.page(),
              flow.left(),
              e.y(),
              flow.width(),
              e.height(),
              begins.get(i)));
    }
    return jumps;
  }
}
