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
 * @param byClass what a head said, class by class; not part of the JSON file
 * @param parts items of each part of a task, by what figures begin with before their first dot;
 *     empty if there are no parts; not part of the JSON file
 */
public record Evaluation(
    String task,
    String bundle,
    String split,
    int n,
    Map<String, Interval> metrics,
    @JsonIgnore ByClass byClass,
    @JsonIgnore Map<String, Integer> parts) {
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    parts = Map.copyOf(parts);
  }

  /** Of a task without parts. */
  public Evaluation(
      String task,
      String bundle,
      String split,
      int n,
      Map<String, Interval> metrics,
      ByClass byClass) {
    this(task, bundle, split, n, metrics, byClass, Map.of());
  }

  /** The same with more figures. */
  public Evaluation with(Map<String, Interval> more) {
    Map<String, Interval> all = new LinkedHashMap<>(metrics);
    all.putAll(more);
    return new Evaluation(task, bundle, split, n, all, byClass, parts);
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
    SideEvaluation side = dot < 0 ? null : byClass.sides().get(first);
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
   * Adds the classes to a record, if this task has some.
   *
   * @param command the command line that measures it again
   */
  public TrainingRecord addTo(TrainingRecord record, String command) {
    return byClass.labels().isEmpty()
        ? record
        : record.with(
            new HeadEvaluation(task, split, n, command, byClass.labels(), byClass.sides()));
  }
}
