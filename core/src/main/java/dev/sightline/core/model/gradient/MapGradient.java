package dev.sightline.core.model.gradient;

import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.tensor.FloatTensor;

/**
 * One layer's attention and the target's gradient with respect to it.
 *
 * @param stream what attends to what
 * @param layer from 0
 * @param attention {@code [heads, query, key]}
 * @param gradient of the same shape
 */
public record MapGradient(
    AttentionStream stream, int layer, FloatTensor attention, FloatTensor gradient) {
  /**
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public MapGradient {
    if (attention.shape().size() != 3 || !attention.shape().equals(gradient.shape())) {
      throw new IllegalArgumentException(
          stream + ": " + attention.shape() + " and " + gradient.shape());
    }
  }
}
