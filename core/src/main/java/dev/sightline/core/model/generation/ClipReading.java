package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the reader sees in a clip. Immutable.
 *
 * @param classes the most probable class of each attribute; counts and speeds are there too where
 *     the motion has none, and mean nothing then
 * @param probabilities of those classes, 0 to 1
 */
public record ClipReading(
    Map<ReadAttribute, Integer> classes, Map<ReadAttribute, Double> probabilities) {
  public ClipReading {
    classes = Collections.unmodifiableMap(new EnumMap<>(classes));
    probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
  }

  /** From logits of one clip, {@code [1, classes]} for each attribute. */
  static ClipReading of(Map<ReadAttribute, NDArray> logits) {
    Map<ReadAttribute, Integer> classes = new EnumMap<>(ReadAttribute.class);
    Map<ReadAttribute, Double> probabilities = new EnumMap<>(ReadAttribute.class);
    logits.forEach(
        (a, l) -> {
          float[] p = l.softmax(1).toFloatArray();
          int best = 0;
          for (int i = 1; i < p.length; i++) {
            best = p[i] > p[best] ? i : best;
          }
          classes.put(a, best);
          probabilities.put(a, (double) p[best]);
        });
    return new ClipReading(classes, probabilities);
  }
}
