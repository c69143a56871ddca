package dev.sightline.core.training.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of {@code evaluate}, as its JSON file holds it.
 *
 * @param task such as {@code retrieval}
 * @param bundle name and version of the model
 * @param split such as {@code dev}
 * @param n items measured
 * @param metrics figures by name
 */
public record Evaluation(
    String task, String bundle, String split, int n, Map<String, Interval> metrics) {
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
