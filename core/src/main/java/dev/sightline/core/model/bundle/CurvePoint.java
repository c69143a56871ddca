package dev.sightline.core.model.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of the learning curves.
 *
 * @param stage such as {@code alignment}
 * @param epoch from 1
 * @param seconds since the stage began
 * @param values measured quantities by name, such as {@code train.loss}
 */
public record CurvePoint(String stage, int epoch, double seconds, Map<String, Double> values) {
  public CurvePoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
