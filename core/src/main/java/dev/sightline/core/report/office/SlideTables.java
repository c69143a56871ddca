package dev.sightline.core.report.office;

import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.report.ReportBlock;
import java.util.ArrayList;
import java.util.List;

/** Parts tables so that each part fits on a slide, and shortens what no slide can hold. */
final class SlideTables {
  private static final double SIZE = 11;
  private static final double ROOM = 880;
  private static final int LINES = 22;

  /** A cell may fill so many lines of its column. */
  private static final int MOST_LINES = 8;

  private SlideTables() {}

  static List<ReportBlock.Table> parts(ReportBlock.Table table, FigureFont font) {
    double column = ROOM / table.columns().size();
    List<ReportBlock.Table> parts = new ArrayList<>();
    List<List<String>> open = new ArrayList<>();
    int lines = 0;
    for (List<String> row : table.rows()) {
      List<String> cut = row.stream().map(c -> fit(c, font, column * MOST_LINES)).toList();
      int tall =
          cut.stream()
              .mapToInt(c -> 1 + (int) (font.width(font.printable(c), SIZE) / column))
              .max()
              .orElse(1);
      if (!open.isEmpty() && lines + tall > LINES) {
        parts.add(part(table, open));
        open = new ArrayList<>();
        lines = 0;
      }
      open.add(cut);
      lines += tall;
    }
    parts.add(part(table, open));
    return parts;
  }

  private static ReportBlock.Table part(ReportBlock.Table table, List<List<String>> rows) {
    return new ReportBlock.Table(table.caption(), table.columns(), rows, table.numbers());
  }

  private static String fit(String text, FigureFont font, double room) {
    double width = font.width(font.printable(text), SIZE);
    if (width <= room) {
      return text;
    }
    int n = (int) (text.codePointCount(0, text.length()) * room / width);
    return text.substring(0, text.offsetByCodePoints(0, n)) + "…";
  }
}
