package dev.sightline.core.training.own;

import dev.sightline.core.model.Softmax;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.tensor.FloatTensor;

/**
 * A linear classifier in Java memory.
 *
 * @param weight {@code [labels, width]}
 * @param bias {@code [labels]}
 */
record LinearHead(FloatTensor weight, FloatTensor bias) {
  /** Probability of each label. */
  float[] probabilities(float[] input) {
    double[] logits = new double[bias.size(0)];
    for (int l = 0; l < logits.length; l++) {
      logits[l] = bias.values()[l];
      for (int i = 0; i < input.length; i++) {
        logits[l] += (double) weight.values()[l * input.length + i] * input[i];
      }
    }
    return Softmax.of(logits);
  }

  /**
   * The same with a temperature inside: {@code softmax(z / T)} of the old logits is the softmax of
   * the new ones.
   */
  LinearHead at(Temperature t) {
    return new LinearHead(divided(weight, t.value()), divided(bias, t.value()));
  }

  private static FloatTensor divided(FloatTensor tensor, double by) {
    float[] values = tensor.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / by);
    }
    return new FloatTensor(tensor.shape(), values);
  }
}
