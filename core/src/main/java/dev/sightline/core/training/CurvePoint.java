package dev.sightline.core.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of a learning curve.
 *
 * @param stage such as {@code alignment}
 * @param epoch from 1
 * @param seconds since the stage began
 * @param values measured quantities by name, such as {@code train.loss}
 */
public record CurvePoint(String stage, int epoch, double seconds, Map<String, Double> values) {
  public CurvePoint {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
