package dev.sightline.core.model.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a head did on a labelled set, class by class.
 *
 * @param task such as {@code topics}
 * @param split of the data, such as {@code dev}
 * @param n number of items; a side may have been measured on fewer
 * @param command the command line that measured it
 * @param labels names of the classes, in the order of the confusion matrices
 * @param sides by what the model was given: {@code text}, {@code video}, {@code both}
 */
public record HeadEvaluation(
    String task,
    String split,
    int n,
    String command,
    List<String> labels,
    Map<String, SideEvaluation> sides) {
  public HeadEvaluation {
    labels = List.copyOf(labels);
    sides = Collections.unmodifiableMap(new LinkedHashMap<>(sides));
  }

  /** True if {@code other} measured the same. */
  boolean measuresSameAs(HeadEvaluation other) {
    return task.equals(other.task) && split.equals(other.split);
  }
}
