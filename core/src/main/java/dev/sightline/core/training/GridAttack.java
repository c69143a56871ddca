package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.tensor.TorchEngine;

/**
 * Projected gradient descent (L∞) on the cells of many videos at once, as {@code
 * robustness.GradientAttack} does it on one. Gradients of parameters that ask for theirs grow
 * meanwhile and are the caller's to clear.
 *
 * @param epsilon share of the root mean square of each video's cells
 * @param step share of the same
 * @param steps at least 1
 */
record GridAttack(double epsilon, double step, int steps) {
  /** Madry et al. (2018) let the steps together reach 2.5 times as far as the radius. */
  private static final double REACH = 2.5;

  /** Wong et al. (2020), section 4.1. */
  private static final double FAST_STEP = 1.25;

  static GridAttack pgd(double epsilon, int steps) {
    return new GridAttack(epsilon, REACH * epsilon / steps, steps);
  }

  static GridAttack fast(double epsilon) {
    return new GridAttack(epsilon, FAST_STEP * epsilon, 1);
  }

  /**
   * @param owner of the result
   * @return {@code [b, c, channels]}, the change in shares of the root mean square
   */
  NDArray find(NDManager owner, AttackedBatch batch, MultimodalNet net) {
    float e = (float) epsilon;
    NDArray unit = owner.randomUniform(-e, e, batch.shape(), DataType.FLOAT32);
    for (int i = 0; i < steps; i++) {
      NDArray next;
      try (NDManager pass = owner.newSubManager();
          TorchEngine.Recording recording = TorchEngine.record()) {
        NDArray leaf = unit.duplicate();
        leaf.attach(pass);
        leaf.setRequiresGradient(true);
        recording.backward(batch.logLikelihood(net, leaf));
        next = moved(unit, leaf.getGradient());
      }
      next.attach(owner);
      unit.close();
      unit = next;
    }
    return unit;
  }

  /**
   * Down the log-likelihood, and back into the cube.
   *
   * @param unit is not changed
   * @param gradient of the log-likelihood
   */
  NDArray moved(NDArray unit, NDArray gradient) {
    try (NDArray sign = gradient.sign();
        NDArray by = sign.mul(step);
        NDArray to = unit.sub(by)) {
      return to.clip((float) -epsilon, (float) epsilon);
    }
  }
}
