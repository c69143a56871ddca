package dev.sightline.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of a model card that a report quotes. Cards are Markdown that anybody may have written:
 * what is not found is left out.
 *
 * @param about the first paragraph
 * @param rows of the table of figures: task, split, items, figure, value, interval
 * @param limits points below the heading “Limits”
 */
record ModelCard(String about, List<List<String>> rows, List<String> limits) {
  private static final int COLUMNS = 6;

  /** Figures of both sides together: how often right, and how far from calibrated. */
  private static final Set<String> QUOTED = Set.of("both.accuracy", "both.ece");

  static ModelCard parse(String card) {
    String about = "";
    List<List<String>> rows = new ArrayList<>();
    List<String> limits = new ArrayList<>();
    boolean inLimits = false;
    for (String block : PlainText.printable(card).replace("\r", "").split("\n\\s*\n", -1)) {
      String first = block.strip();
      if (first.startsWith("#")) {
        inLimits = first.startsWith("## Limits");
        int end = first.indexOf('\n');
        first = end < 0 ? "" : first.substring(end).strip();
      }
      if (first.startsWith("|")) {
        first.lines().map(ModelCard::cells).filter(r -> r.size() == COLUMNS).forEach(rows::add);
      } else if (inLimits && first.startsWith("- ")) {
        points(first, limits);
      } else if (about.isEmpty() && !first.isEmpty() && !first.startsWith("- ")) {
        about = plain(first);
      }
    }
    return new ModelCard(about, rows, limits);
  }

  /** Figures of these heads. */
  List<List<String>> figures(List<String> heads, ReportWords w) {
    return rows.stream()
        .filter(r -> heads.contains(r.getFirst()) && QUOTED.contains(r.get(3)))
        .map(
            r ->
                r.stream()
                    .map(
                        c ->
                            switch (c) {
                              case "both.accuracy" -> w.text("figure.accuracy");
                              case "both.ece" -> w.text("figure.ece");
                              default -> c;
                            })
                    .toList())
        .toList();
  }

  private static void points(String block, List<String> out) {
    StringBuilder open = new StringBuilder();
    for (String line : block.split("\n", -1)) {
      if (line.startsWith("- ") && !open.isEmpty()) {
        out.add(plain(open.toString()));
        open.setLength(0);
      }
      open.append(line.startsWith("- ") ? line.substring(2) : " " + line.strip());
    }
    out.add(plain(open.toString()));
  }

  private static List<String> cells(String row) {
    String inner = row.strip().replaceAll("^\\||\\|$", "");
    return List.of(inner.split("\\|", -1)).stream().map(String::strip).collect(Collectors.toList());
  }

  private static String plain(String markdown) {
    return markdown.replaceAll("\\s+", " ").replaceAll("[`*]", "").strip();
  }
}
