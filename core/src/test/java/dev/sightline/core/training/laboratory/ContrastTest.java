package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.TorchEngine;
import org.junit.jupiter.api.Test;

class ContrastTest {
  /** Two videos with a text that fits and one that does not; the first text fits both videos. */
  private static final float[] SHOWN = {1, 1, 0, 0, 0, 1, 0, 0};

  @Test
  void aTextThatFitsAnotherVideoIsNoNegative() throws Exception {
    try (NDManager manager = new TorchEngine(1).newManager()) {
      Contrast contrast =
          new Contrast(
              manager, SHOWN, 2, new int[] {0, 0, 1, 1}, new boolean[] {true, false, true, false});
      float[] logits = {2, 5, 0, 1, -1, 3, 1, 0};
      double got = contrast.loss(manager.create(logits, new Shape(4, 2))).getFloat();
      // text 0: video 1 is masked; text 2: both videos count
      double rows = -(0 + logSoftmax(3, 3, -1)) / 2;
      // video 0: texts 0, 1, 2, 3; video 1: text 0 is masked
      double columns = -(logSoftmax(2, 2, 0, -1, 1) + logSoftmax(3, 1, 3, 0)) / 2;
      assertThat(got).isCloseTo(0.5 * (rows + columns), within(1e-5));
    }
  }

  private static double logSoftmax(double of, double... all) {
    double sum = 0;
    for (double v : all) {
      sum += Math.exp(v);
    }
    return of - Math.log(sum);
  }
}
