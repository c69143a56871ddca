package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;

/** Sees each attention map while a network runs, and may put another array in its place. */
@FunctionalInterface
public interface AttentionTap {
  /** Leaves everything as it is. */
  AttentionTap NONE = (stream, layer, attention) -> attention;

  /**
   * @param attention after the softmax, with whatever axes the network gives it
   * @return what the network goes on with, of the same shape
   */
  NDArray tap(AttentionStream stream, int layer, NDArray attention);
}
