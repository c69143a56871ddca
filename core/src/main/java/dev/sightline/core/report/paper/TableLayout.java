package dev.sightline.core.report.paper;

import dev.sightline.core.figure.FontFace;
import dev.sightline.core.figure.Mark;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.report.ReportBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets tables, and names with their values. One thread. */
final class TableLayout {
  private static final double PAD = 10;
  private static final double ROW_GAP = 5;
  private static final int COLUMNS_OF_FACTS = 3;
  private static final double LEAST_COLUMN = 34;

  private final PageFlow flow;
  private final TextSetter setter;
  private final Paper paper;
  private final TextStyle cell;
  private final TextStyle head;

  TableLayout(PageFlow flow, TextSetter setter, Paper paper) {
    this.flow = flow;
    this.setter = setter;
    this.paper = paper;
    this.cell = new TextStyle(8.5, 11.5, FontFace.REGULAR, paper.ink());
    this.head = new TextStyle(8, 11, FontFace.SEMI_BOLD, paper.grey());
  }

  /** Three beside each other, the name small above its value. */
  void facts(TagNode node, ReportBlock.Facts facts) {
    TagNode list = node.add(Tag.LIST);
    TextStyle name = head.withColour(paper.grey());
    TextStyle value = new TextStyle(9.5, 12.5, FontFace.REGULAR, paper.ink());
    double each = flow.width() / COLUMNS_OF_FACTS;
    for (int from = 0; from < facts.facts().size(); from += COLUMNS_OF_FACTS) {
      List<ReportBlock.Fact> row =
          facts.facts().subList(from, Math.min(from + COLUMNS_OF_FACTS, facts.facts().size()));
      List<List<SetLine>> values =
          row.stream().map(f -> setter.lines(f.value(), value, each - PAD)).toList();
      double height =
          name.lead() + values.stream().mapToInt(List::size).max().orElse(1) * value.lead();
      flow.need(Math.min(height, flow.fullHeight()));
      double top = flow.y();
      for (int i = 0; i < row.size(); i++) {
        TagNode owner = list.add(Tag.ITEM).add(Tag.BODY);
        double x = flow.left() + i * each;
        SetLine title =
            setter.lines(setter.fit(row.get(i).name(), name, each - PAD), name, each).getFirst();
        flow.line(owner, title, name, x, each - PAD, top);
        double y = top + name.lead();
        for (SetLine line : values.get(i)) {
          flow.line(owner, line.atLeft(), value, x, each - PAD, y);
          y += value.lead();
        }
      }
      flow.down(height + ROW_GAP);
    }
  }

  /** With its header again on every page. */
  void table(TagNode node, ReportBlock.Table table) {
    TagNode tag = node.add(Tag.TABLE);
    TextStyle caption = new TextStyle(9.5, 14, FontFace.SEMI_BOLD, paper.ink());
    flow.need(caption.lead() + head.lead() + 2 * cell.lead());
    flow.paragraph(tag.add(Tag.CAPTION), table.caption(), caption, 0);
    flow.down(2);
    double[] widths = widths(table);
    header(tag.add(Tag.ROW), table, widths);
    for (List<String> row : table.rows()) {
      List<List<SetLine>> cells = new ArrayList<>();
      for (int c = 0; c < widths.length; c++) {
        cells.add(setter.lines(row.get(c), cell, widths[c] - PAD));
      }
      int tall = cells.stream().mapToInt(List::size).max().orElse(1);
      if (tall * cell.lead() + ROW_GAP <= flow.fullHeight() - head.lead() - ROW_GAP) {
        turnUnless(tall * cell.lead() + ROW_GAP, table, widths);
      }
      row(tag.add(Tag.ROW), cells, table, widths);
    }
  }

  private void turnUnless(double height, ReportBlock.Table table, double[] widths) {
    if (flow.left(height) < 0) {
      flow.turn();
      repeated(table, widths);
    }
  }

  private void header(TagNode row, ReportBlock.Table table, double[] widths) {
    double top = flow.y();
    double x = flow.left();
    for (int c = 0; c < widths.length; c++) {
      TagNode owner = row.add(Tag.HEADER_CELL);
      place(owner, headLine(table, widths, c), head, x, widths[c], top, right(table, c));
      x += widths[c];
    }
    flow.down(head.lead() + ROW_GAP / 2);
    flow.rule(flow.y(), paper.grey());
  }

  /** On further pages the header is for the eye alone: it was read once. */
  private void repeated(ReportBlock.Table table, double[] widths) {
    double x = flow.left();
    for (int c = 0; c < widths.length; c++) {
      SetLine line = headLine(table, widths, c);
      double base = flow.y() + (head.lead() - head.size()) / 2 + head.size() * 0.8;
      double at = right(table, c) ? x + widths[c] - line.width() : x;
      flow.decorate(PageFlow.marks(line, head, at, base).toArray(Mark[]::new));
      x += widths[c];
    }
    flow.down(head.lead() + ROW_GAP / 2);
    flow.rule(flow.y(), paper.grey());
  }

  private SetLine headLine(ReportBlock.Table table, double[] widths, int c) {
    return setter
        .lines(setter.fit(table.columns().get(c), head, widths[c]), head, widths[c] + PAD)
        .getFirst();
  }

  private void row(
      TagNode tag, List<List<SetLine>> cells, ReportBlock.Table table, double[] widths) {
    List<TagNode> owners = new ArrayList<>();
    for (int c = 0; c < widths.length; c++) {
      owners.add(c == 0 ? tag.addRowHeader() : tag.add(Tag.CELL));
    }
    int tall = cells.stream().mapToInt(List::size).max().orElse(1);
    flow.down(ROW_GAP / 2);
    // line by line: a cell may be longer than a page
    for (int i = 0; i < tall; i++) {
      turnUnless(cell.lead(), table, widths);
      double x = flow.left();
      for (int c = 0; c < widths.length; c++) {
        if (i < cells.get(c).size()) {
          place(owners.get(c), cells.get(c).get(i), cell, x, widths[c], flow.y(), right(table, c));
        }
        x += widths[c];
      }
      flow.down(cell.lead());
    }
    flow.down(ROW_GAP / 2);
    flow.rule(flow.y(), paper == Paper.LIGHT ? 0xE3E6EA : 0x2F353D);
  }

  private void place(
      TagNode owner,
      SetLine line,
      TextStyle style,
      double x,
      double width,
      double top,
      boolean right) {
    double at = right ? x + width - line.width() : x;
    flow.line(owner, line.atLeft(), style, at, right ? line.width() : width - PAD, top);
  }

  private static boolean right(ReportBlock.Table table, int column) {
    return table.numbers() && column > 0;
  }

  /** What each column would like, and if that is too much, the wide ones give. */
  private double[] widths(ReportBlock.Table table) {
    int n = table.columns().size();
    double[] wanted = new double[n];
    for (int c = 0; c < n; c++) {
      wanted[c] = setter.width(table.columns().get(c), head) + PAD;
      for (List<String> row : table.rows()) {
        wanted[c] = Math.max(wanted[c], setter.width(row.get(c), cell) + PAD);
      }
    }
    double room = flow.width();
    double sum = Arrays.stream(wanted).sum();
    if (sum <= room) {
      if (!table.numbers()) {
        wanted[n - 1] += room - sum;
      } else {
        wanted[0] += Math.min(room - sum, 180);
      }
      return wanted;
    }
    double fair = room / n;
    for (int pass = 0; pass < n; pass++) {
      double small = 0;
      int large = 0;
      for (double w : wanted) {
        if (w <= fair) {
          small += w;
        } else {
          large++;
        }
      }
      fair = Math.max(LEAST_COLUMN, (room - small) / Math.max(1, large));
    }
    for (int c = 0; c < n; c++) {
      wanted[c] = Math.min(wanted[c], fair);
    }
    return wanted;
  }
}
