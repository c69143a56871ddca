package dev.sightline.app.models;

import dev.sightline.core.model.bundle.MeasuredHere;
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
 * @param measuredMs when they were measured on this machine, ms since 1970; 0: they come with the
 *     bundle
 */
record Figures(
    String task, String split, int n, String command, List<Metric> metrics, long measuredMs) {
  Figures {
    metrics = List.copyOf(metrics);
  }

  /** What was measured here, the newest first, then what the bundle says. */
  static List<Figures> of(ModelFacts facts) {
    List<Figures> all = new ArrayList<>();
    for (MeasuredHere here : facts.measured()) {
      of(here.metrics()).forEach(f -> all.add(f.at(here.atMs())));
    }
    all.addAll(of(facts.manifest().metrics()));
    return all;
  }

  /** Sorts figures by what measured them, in the order in which they come first. */
  static List<Figures> of(List<Metric> metrics) {
    Map<Figures, List<Metric>> groups = new LinkedHashMap<>();
    for (Metric m : metrics) {
      groups
          .computeIfAbsent(
              new Figures(m.task(), m.split(), m.n(), m.command(), List.of(), 0),
              k -> new ArrayList<>())
          .add(m);
    }
    return groups.entrySet().stream().map(e -> e.getKey().with(e.getValue())).toList();
  }

  private Figures with(List<Metric> own) {
    return new Figures(task, split, n, command, own, measuredMs);
  }

  private Figures at(long ms) {
    return new Figures(task, split, n, command, metrics, ms);
  }
}
