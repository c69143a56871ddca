package dev.sightline.core.training.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.SideEvaluation;
import dev.sightline.core.model.bundle.TrainingRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of {@code evaluate}, as its JSON file holds it.
 *
 * @param task such as {@code retrieval}
 * @param bundle name and version of the model
 * @param split such as {@code dev}
 * @param n items measured
 * @param metrics figures by name
 * @param heads what heads said, class by class, by the name of the head; not part of the JSON file
 * @param parts items of each part of a task, by what figures begin with before their first dot;
 *     empty if there are no parts; not part of the JSON file
 */
public record Evaluation(
    String task,
    String bundle,
    String split,
    int n,
    Map<String, Interval> metrics,
    @JsonIgnore Map<String, ByClass> heads,
    @JsonIgnore Map<String, Integer> parts) {
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
    parts = Map.copyOf(parts);
  }

  /** Of a task that measures the head of its name, or none, and has no parts. */
  public Evaluation(
      String task,
      String bundle,
      String split,
      int n,
      Map<String, Interval> metrics,
      ByClass byClass) {
    this(task, bundle, split, n, metrics, Map.of(task, byClass), Map.of());
  }

  /** What the head of the task's name said, or nothing. */
  @JsonIgnore
  public ByClass byClass() {
    return heads.getOrDefault(task, ByClass.NONE);
  }

  /** The same with more figures. */
  public Evaluation with(Map<String, Interval> more) {
    Map<String, Interval> all = new LinkedHashMap<>(metrics);
    all.putAll(more);
    return new Evaluation(task, bundle, split, n, all, heads, parts);
  }

  /**
   * Items that a figure was measured on: those of the part, or those that have the side, that it is
   * named after, else all.
   *
   * @param metric such as {@code text.accuracy}
   */
  public int n(String metric) {
    int dot = metric.indexOf('.');
    String first = dot < 0 ? metric : metric.substring(0, dot);
    if (parts.containsKey(first)) {
      return parts.get(first);
    }
    SideEvaluation side = dot < 0 ? null : byClass().sides().get(first);
    return side == null ? n : side.confusion().total();
  }

  /**
   * The figures as a bundle holds them.
   *
   * @param command the command line that measures them again
   */
  public List<Metric> asMetrics(String command) {
    return metrics.entrySet().stream()
        .map(
            e -> {
              Interval i = e.getValue();
              return new Metric(
                  task, e.getKey(), split, n(e.getKey()), i.value(), i.low(), i.high(), command);
            })
        .toList();
  }

  /**
   * Adds the classes to a record, where heads were measured.
   *
   * @param command the command line that measures it again
   */
  public TrainingRecord addTo(TrainingRecord record, String command) {
    TrainingRecord all = record;
    for (Map.Entry<String, ByClass> head : heads.entrySet()) {
      ByClass said = head.getValue();
      if (!said.labels().isEmpty()) {
        // of a head that several parts of a task asked, there are more items than of each part
        int items =
            said.sides().values().stream().mapToInt(s -> s.confusion().total()).max().orElse(n);
        all =
            all.with(
                new HeadEvaluation(
                    head.getKey(), split, items, command, said.labels(), said.sides()));
      }
    }
    return all;
  }
}
