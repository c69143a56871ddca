package dev.sightline.core.model.bundle;

import java.util.List;

/**
 * What was measured of a model on this machine. It is kept beside the bundle and not in it.
 *
 * @param task such as {@code topics}
 * @param split of the data, such as {@code dev}
 * @param atMs when it was done, ms since 1970
 * @param metrics the figures
 * @param evaluations of the heads that the task measures, class by class
 */
public record MeasuredHere(
    String task, String split, long atMs, List<Metric> metrics, List<HeadEvaluation> evaluations) {
  public MeasuredHere {
    metrics = List.copyOf(metrics);
    evaluations = List.copyOf(evaluations);
  }

  /** True if {@code other} measured the same. */
  boolean measuresSameAs(MeasuredHere other) {
    return task.equals(other.task) && split.equals(other.split);
  }
}
