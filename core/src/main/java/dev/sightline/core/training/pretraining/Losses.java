package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.Factor;

/** The losses of hidden words and hidden cells. Stateless. */
final class Losses {
  /** Beside the variance of a cell, whose values may all be equal. */
  private static final double EPSILON = 1e-6;

  private Losses() {}

  /**
   * Mean cross-entropy of the hidden words, in nats.
   *
   * @param logits {@code [m, words]}
   * @param answers numbers of the right words, {@code [m]}
   */
  static NDArray words(NDArray logits, long[] answers) {
    return Factor.times(logLikelihoods(logits, answers).sum(), -1.0 / answers.length);
  }

  /** Log-probabilities of the right words, {@code [m]}. */
  static NDArray logLikelihoods(NDArray logits, long[] answers) {
    NDArray right = logits.getManager().create(answers, new Shape(answers.length, 1));
    return logits.logSoftmax(1).gather(right, 1).squeeze(1);
  }

  /** {@code e} to the mean surprise: how many equally likely words it is like choosing among. */
  static double perplexity(double meanNats) {
    return Math.exp(meanNats);
  }

  /**
   * Cells as they are to be told: each with mean 0 and variance 1 over its channels (He et al.,
   * 2022, section 3, "normalized pixel values").
   *
   * @param cells {@code [m, channels]}
   */
  static NDArray target(NDArray cells) {
    NDArray centred = cells.sub(cells.mean(new int[] {1}, true));
    NDArray variance = centred.square().mean(new int[] {1}, true);
    return centred.div(variance.add(EPSILON).sqrt());
  }

  /** Mean squared error of cells, {@code [m, channels]} both. */
  static NDArray cells(NDArray said, NDArray target) {
    return said.sub(target).square().mean();
  }
}
