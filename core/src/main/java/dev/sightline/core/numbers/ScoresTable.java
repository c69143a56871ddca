package dev.sightline.core.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Scores as people paste them into a spreadsheet: a row for each token, a column for each clip,
 * tabs between. Numbers have as many digits as bring them back exactly; what is no number is left
 * empty. Pure.
 */
public final class ScoresTable {
  private ScoresTable() {}

  /** The table, with names at its head and its left. Lines end with a line feed. */
  public static String of(Scores scores) {
    List<List<String>> rows = new ArrayList<>();
    switch (scores) {
      case Scores.Matrix m -> matrix(rows, m);
      case Scores.OfTokens t -> {
        rows.add(List.of("token", t.unit()));
        for (int i = 0; i < t.values().length; i++) {
          rows.add(List.of(t.tokens().get(i).label(), number(t.values()[i])));
        }
      }
      case Scores.OfClips c -> {
        rows.add(List.of("start (s)", "end (s)", c.unit()));
        for (int i = 0; i < c.values().length; i++) {
          Scores.Span s = c.clips().get(i);
          rows.add(List.of(seconds(s, true), seconds(s, false), number(c.values()[i])));
        }
      }
      case Scores.OfCells c -> cells(rows, c);
    }
    return text(rows);
  }

  /** Cells with tabs between and line feeds after; tabs and line feeds in a cell become blanks. */
  public static String text(List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringJoiner line = new StringJoiner("\t", "", "\n");
      row.forEach(cell -> line.add(cell.replaceAll("[\\t\\r\\n]+", " ")));
      out.append(line);
    }
    return out.toString();
  }

  /** A value; empty if it is no number. */
  public static String number(float value) {
    return Float.isFinite(value) ? Float.toString(value) : "";
  }

  private static void matrix(List<List<String>> rows, Scores.Matrix m) {
    List<String> head = new ArrayList<>(List.of(""));
    switch (m.columns()) {
      case Scores.Columns.OfClips c ->
          c.clips().forEach(s -> head.add(seconds(s, true) + "–" + seconds(s, false) + " s"));
      case Scores.Columns.OfTokens k -> k.tokens().forEach(t -> head.add(t.label()));
    }
    rows.add(head);
    for (int r = 0; r < m.rows().size(); r++) {
      List<String> row = new ArrayList<>(List.of(m.rows().get(r).label()));
      for (int c = 0; c < m.columns().count(); c++) {
        row.add(number(m.at(r, c)));
      }
      rows.add(row);
    }
  }

  /** One block of rows for each time cell: a row is a row of the grid. */
  private static void cells(List<List<String>> rows, Scores.OfCells c) {
    List<String> head = new ArrayList<>(List.of("start (s)", "t", "y"));
    for (int x = 0; x < c.w(); x++) {
      head.add("x" + (x + 1));
    }
    rows.add(head);
    int at = 0;
    for (Scores.Span clip : c.clips()) {
      for (int t = 0; t < c.t(); t++) {
        for (int y = 0; y < c.h(); y++) {
          List<String> row = new ArrayList<>();
          row.add(seconds(clip, true));
          row.add(Integer.toString(t + 1));
          row.add(Integer.toString(y + 1));
          for (int x = 0; x < c.w(); x++) {
            row.add(number(c.values()[at++]));
          }
          rows.add(row);
        }
      }
    }
  }

  private static String seconds(Scores.Span span, boolean start) {
    return String.format(Locale.ROOT, "%.2f", (start ? span.start() : span.end()).toDouble());
  }
}
