package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;

/**
 * Sees what each convolution makes while a video encoder runs, and may put another in its place.
 */
@FunctionalInterface
public interface ActivationTap {
  /** Leaves everything as it is. */
  ActivationTap NONE = (layer, activation) -> activation;

  /**
   * @param layer name of the convolution
   * @param activation after its non-linearity, if it has one
   * @return what the network goes on with, of the same shape
   */
  NDArray tap(String layer, NDArray activation);
}
