package dev.sightline.core.model.bundle;

import java.util.List;

/**
 * Tells items of the kind that a head was trained on from foreign ones: a linear detector on the
 * plain pooled vectors that the head reads, trained with foreign items in sight (outlier exposure,
 * Hendrycks et al., 2019).
 *
 * @param head key of the head
 * @param side what the model was given: {@code text}, {@code video}, {@code both}
 * @param weights one for each value of the pooled text, then one for each of the pooled video; of
 *     one side alone where only that is given
 * @param bias added to the weighted sum
 * @param threshold an item that scores less is foreign
 * @param accepted share of the known items it was fitted on that are not below it, 0 to 1
 * @param split of the data that the threshold was fitted on, such as {@code dev}
 * @param n number of known items that it was fitted on
 * @param exposedTo names of the foreign sets that were seen in training
 */
public record KnownDetector(
    String head,
    String side,
    List<Float> weights,
    double bias,
    double threshold,
    double accepted,
    String split,
    int n,
    List<String> exposedTo) {
  public KnownDetector {
    weights = List.copyOf(weights);
    exposedTo = List.copyOf(exposedTo);
  }

  /**
   * How much an item looks like those of the training set: a logit, higher is more.
   *
   * @param text {@code [textDim]}; empty if there is none
   * @param video {@code [channels]}; empty if there is none
   */
  public double score(float[] text, float[] video) {
    if (text.length + video.length != weights.size()) {
      throw new IllegalArgumentException(
          text.length + video.length + " values for " + weights.size() + " weights");
    }
    double sum = bias;
    for (int i = 0; i < text.length; i++) {
      sum += (double) text[i] * weights.get(i);
    }
    for (int i = 0; i < video.length; i++) {
      sum += (double) video[i] * weights.get(text.length + i);
    }
    return sum;
  }
}
