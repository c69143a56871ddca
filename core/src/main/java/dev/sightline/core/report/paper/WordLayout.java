package dev.sightline.core.report.paper;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.FontFace;
import dev.sightline.core.figure.Mark;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportBlock.Part;
import dev.sightline.core.report.ReportBlock.PartKind;
import dev.sightline.core.report.ReportStyle;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sets the text that was given, each word on the colour of its strongest clip. Texts that run from
 * the right are set without colours. One thread.
 */
final class WordLayout {
  private static final double PAD = 2.5;
  private static final double LEAD = 18;

  private final PageFlow flow;
  private final TextSetter setter;
  private final ReportStyle style;
  private final TextStyle plain;
  private double x;

  WordLayout(PageFlow flow, TextSetter setter, ReportStyle style) {
    this.flow = flow;
    this.setter = setter;
    this.style = style;
    this.plain = new TextStyle(11, LEAD, FontFace.REGULAR, style.theme().ink());
  }

  void text(TagNode node, ReportBlock.Text text) {
    TagNode owner = node.add(Tag.PARAGRAPH);
    String all = text.parts().stream().map(Part::characters).collect(Collectors.joining());
    if (Bidi.requiresBidi(all.toCharArray(), 0, all.length())) {
      flow.paragraph(owner, all, plain, 0);
      return;
    }
    x = 0;
    flow.need(LEAD);
    for (Part part : text.parts()) {
      for (String word : pieces(part)) {
        if (word.equals("\n")) {
          newLine();
        } else {
          place(owner, part, word);
        }
      }
    }
    flow.down(LEAD);
  }

  /** Words whole; what lies between them at its blanks, which may end a line. */
  private static List<String> pieces(Part part) {
    List<String> pieces = new ArrayList<>();
    for (String line : part.characters().split("(?<=\n)|(?=\n)", -1)) {
      if (part.kind() == PartKind.WORD || line.equals("\n")) {
        pieces.add(line);
      } else {
        pieces.addAll(List.of(line.split("(?<=\\s)", -1)));
      }
    }
    pieces.removeIf(String::isEmpty);
    return pieces;
  }

  private void place(TagNode owner, Part part, String word) {
    double pad = part.kind() == PartKind.WORD ? PAD : 0;
    double width = setter.width(word, plain) + 2 * pad;
    if (x > 0 && x + width > flow.width() && !word.isBlank()) {
      newLine();
    }
    if (width <= flow.width()) {
      set(owner, part, setter.lines(word, plain, flow.width() * 2).getFirst(), word, pad);
      return;
    }
    for (SetLine line : setter.lines(word, plain, flow.width() - 2 * pad)) {
      set(owner, part, line, line.logical(), pad);
      if (x + 2 * PAD >= flow.width()) {
        newLine();
      }
    }
  }

  private void set(TagNode owner, Part part, SetLine line, String word, double pad) {
    double width = line.width() + 2 * pad;
    if (word.isBlank()) {
      if (x > 0) {
        blank(owner);
      }
      return;
    }
    if (x > 0 && x + width > flow.width() + 0.01) {
      newLine();
    }
    double left = flow.left() + x;
    double base = flow.y() + LEAD * 0.5 + plain.size() * 0.36;
    int ink = style.theme().ink();
    if (part.kind() == PartKind.WORD) {
      int rgb = style.colours().rgb(part.strength());
      ink = ColorMap.isLight(rgb) ? 0x101418 : 0xFFFFFF;
      flow.decorate(new Mark.Box(left, flow.y() + 2, width, LEAD - 4, rgb));
    } else if (part.kind() == PartKind.UNREAD) {
      ink = style.theme().grey();
      flow.decorate(
          new Mark.Stroke(
              List.of(
                  new Mark.Point(left, base - plain.size() * 0.3),
                  new Mark.Point(left + width, base - plain.size() * 0.3)),
              0.7,
              style.theme() == Paper.LIGHT ? 0x8A929C : 0x98A2AE));
    }
    flow.add(owner, PageFlow.marks(line, plain.withColour(ink), left + pad, base), "");
    x += width;
    if (Character.isWhitespace(word.codePointBefore(word.length()))) {
      blank(owner);
    }
  }

  /** A blank that programs find between the words. */
  private void blank(TagNode owner) {
    double base = flow.y() + LEAD * 0.5 + plain.size() * 0.36;
    flow.add(
        owner,
        List.of(
            new Mark.Words(
                flow.left() + x, base, " ", plain.size(), Mark.Anchor.START, 0, plain.rgb())),
        "");
    x += setter.width(" ", plain);
  }

  private void newLine() {
    flow.down(LEAD);
    flow.need(LEAD);
    x = 0;
  }
}
