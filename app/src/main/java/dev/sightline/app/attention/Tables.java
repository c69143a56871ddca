package dev.sightline.app.attention;

import dev.sightline.core.analysis.statistics.HeadStatistics;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What views show as tables to be pasted into a spreadsheet. Names of columns are those of the
 * files of numbers. Pure.
 */
public final class Tables {
  private Tables() {}

  /** A matrix as it is drawn, with names at its head and its left. */
  public static String matrix(MatrixData data) {
    return rows(data, IntStream.range(0, data.rows().size()).boxed().toList());
  }

  /** Some rows of it. */
  public static String rows(MatrixData data, List<Integer> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    data.columns().forEach(c -> head.add(name(c)));
    table.add(head);
    for (int r : rows) {
      List<String> line = new ArrayList<>(List.of(data.rows().get(r).label()));
      for (int c = 0; c < data.columns().size(); c++) {
        line.add(ScoresTable.number(data.at(r, c)));
      }
      table.add(line);
    }
    return ScoresTable.text(table);
  }

  /** A token, or the stretch of a clip. */
  public static String name(MatrixData.Column column) {
    return column.label().isEmpty() ? MatrixData.span(column) : column.label();
  }

  /**
   * A head in numbers.
   *
   * @param layer from 0
   * @param head from 0
   * @param numbers what is known of it
   * @param influence what a class's probability does without it, -1..1; not a number if that was
   *     not measured
   */
  public record HeadLine(int layer, int head, HeadStatistics numbers, double influence) {
    /** Without influence. */
    public HeadLine(int layer, int head, HeadStatistics numbers) {
      this(layer, head, numbers, Double.NaN);
    }
  }

  /** Heads, one a line, counted from 1. */
  public static String heads(List<HeadLine> heads) {
    List<List<String>> table = new ArrayList<>();
    boolean measured = heads.stream().anyMatch(h -> !Double.isNaN(h.influence()));
    List<String> names =
        List.of("layer", "head", "entropy_nats", "evenness", "sink_share", "distance");
    table.add(measured ? with(names, "probability_change_without") : names);
    for (HeadLine h : heads) {
      HeadStatistics n = h.numbers();
      List<String> line =
          List.of(
              Names.layer(h.layer()),
              Names.head(h.head()),
              ScoresTable.number((float) n.entropy()),
              ScoresTable.number((float) n.evenness()),
              n.sinks().isEmpty() ? "" : ScoresTable.number((float) n.sinkShare()),
              ScoresTable.number((float) n.distance().orElse(Double.NaN)));
      table.add(measured ? with(line, ScoresTable.number((float) h.influence())) : line);
    }
    return ScoresTable.text(table);
  }

  private static List<String> with(List<String> line, String more) {
    List<String> all = new ArrayList<>(line);
    all.add(more);
    return all;
  }
}
