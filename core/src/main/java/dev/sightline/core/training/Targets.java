package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** What a classifier is asked to say. */
final class Targets {
  private Targets() {}

  /**
   * Label smoothing (Szegedy et al., 2016, section 7).
   *
   * @param smoothing share that is spread over all classes, 0..1
   * @return {@code [b, classes]}, rows summing to 1
   */
  static NDArray smoothed(NDManager manager, long[] labels, long classes, double smoothing) {
    int c = Math.toIntExact(classes);
    float[] target = new float[labels.length * c];
    Arrays.fill(target, (float) (smoothing / c));
    for (int i = 0; i < labels.length; i++) {
      target[i * c + (int) labels[i]] += (float) (1 - smoothing);
    }
    return manager.create(target, new Shape(labels.length, c));
  }
}
