package dev.sightline.app.models;

import dev.sightline.core.model.bundle.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measured figures of one task on one split by one command.
 *
 * @param task such as {@code retrieval}
 * @param split such as {@code dev}
 * @param n number of items
 * @param command the command line that gave them
 * @param metrics in the order of the bundle
 */
record Figures(String task, String split, int n, String command, List<Metric> metrics) {
  Figures {
    metrics = List.copyOf(metrics);
  }

  /** Sorts figures by what measured them, in the order in which they come first. */
  static List<Figures> of(List<Metric> metrics) {
    Map<Figures, List<Metric>> groups = new LinkedHashMap<>();
    for (Metric m : metrics) {
      groups
          .computeIfAbsent(
              new Figures(m.task(), m.split(), m.n(), m.command(), List.of()),
              k -> new ArrayList<>())
          .add(m);
    }
    return groups.entrySet().stream().map(e -> e.getKey().with(e.getValue())).toList();
  }

  private Figures with(List<Metric> own) {
    return new Figures(task, split, n, command, own);
  }
}
