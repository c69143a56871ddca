package dev.sightline.core.model.gradient;

import dev.sightline.core.tensor.FloatTensor;

/**
 * What flows back through the video encoder of one clip.
 *
 * @param activation what a convolution made, {@code [t, channels, h, w]}
 * @param gradient the target's gradient with respect to it, of the same shape
 */
public record ClipAnswer(FloatTensor activation, FloatTensor gradient) {
  /**
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public ClipAnswer {
    if (activation.shape().size() != 4 || !activation.shape().equals(gradient.shape())) {
      throw new IllegalArgumentException(activation.shape() + " and " + gradient.shape());
    }
  }
}
