package dev.sightline.core.training.evaluation;

import dev.sightline.core.model.bundle.SideEvaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a head said, class by class.
 *
 * @param labels names of the classes
 * @param sides by what the model was given: {@code text}, {@code video}, {@code both}
 */
public record ByClass(List<String> labels, Map<String, SideEvaluation> sides) {
  /** Of a task that has no classes. */
  public static final ByClass NONE = new ByClass(List.of(), Map.of());

  public ByClass {
    labels = List.copyOf(labels);
    sides = Collections.unmodifiableMap(new LinkedHashMap<>(sides));
  }
}
