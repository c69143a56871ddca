package dev.sightline.app.models;

import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Curves that share their axes: of one stage of the training, on one set.
 *
 * @param stage such as {@code alignment}
 * @param subject what they are about: {@code train.loss}, or the set that was measured: {@code
 *     topics}
 * @param isShare true if the values are shares from 0 to 1
 * @param lines in the order in which they come first
 */
record CurvePanel(String stage, String subject, boolean isShare, List<Line> lines) {
  private static final String MEASURED = "dev.";

  /** Figures of a set that are above 1 or below 0 at times. */
  private static final List<String> NO_SHARES = List.of("perplexity", "explained");

  /**
   * One curve.
   *
   * @param name what tells it from the others of the panel
   * @param points in the order of time
   */
  record Line(String name, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /**
   * @param epoch from 1
   */
  record Point(int epoch, double value) {}

  CurvePanel {
    lines = List.copyOf(lines);
  }

  /** All curves as a table, a value a line. */
  static String table(List<CurvePoint> curve) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stage", "epoch", "quantity", "value"));
    for (CurvePoint p : curve) {
      p.values()
          .forEach(
              (key, value) ->
                  rows.add(
                      List.of(
                          p.stage(),
                          Integer.toString(p.epoch()),
                          key,
                          ScoresTable.number(value.floatValue()))));
    }
    return ScoresTable.text(rows);
  }

  /** Sorts all quantities into panels; those of a stage stay together. */
  static List<CurvePanel> of(List<CurvePoint> curve) {
    Map<CurvePanel, Map<String, List<Point>>> panels = new LinkedHashMap<>();
    for (CurvePoint p : curve) {
      p.values()
          .forEach(
              (key, value) ->
                  panels
                      .computeIfAbsent(panel(p.stage(), key), k -> new LinkedHashMap<>())
                      .computeIfAbsent(line(key), k -> new ArrayList<>())
                      .add(new Point(p.epoch(), value)));
    }
    return panels.entrySet().stream().map(e -> e.getKey().with(e.getValue())).toList();
  }

  private static CurvePanel panel(String stage, String key) {
    String[] parts = key.split("\\.", 3);
    boolean measured = key.startsWith(MEASURED) && parts.length == 3;
    boolean share = measured && NO_SHARES.stream().noneMatch(parts[2]::startsWith);
    return new CurvePanel(stage, measured ? parts[1] : key, share, List.of());
  }

  private static String line(String key) {
    String[] parts = key.split("\\.", 3);
    return key.startsWith(MEASURED) && parts.length == 3 ? parts[2] : key;
  }

  /** True if it shows figures of a measured set. */
  boolean isMeasured() {
    return isShare || NO_SHARES.stream().anyMatch(n -> lines.getFirst().name().startsWith(n));
  }

  /** What the names of all lines end in: {@code accuracy}; empty if nothing is common to all. */
  String figure() {
    Set<String> ends =
        lines.stream()
            .map(l -> l.name().substring(l.name().lastIndexOf('.') + 1))
            .collect(Collectors.toSet());
    boolean common = ends.size() == 1 && lines.stream().allMatch(l -> l.name().contains("."));
    return isShare && common ? ends.iterator().next() : "";
  }

  private CurvePanel with(Map<String, List<Point>> own) {
    List<Line> all = own.entrySet().stream().map(e -> new Line(e.getKey(), e.getValue())).toList();
    return new CurvePanel(stage, subject, isShare, all);
  }
}
