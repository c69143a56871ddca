package dev.sightline.core.robustness;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;

/** What an attack raises, as a function of the input that it may change. One thread. */
@FunctionalInterface
public interface Loss {
  /**
   * One forward and one backward pass.
   *
   * @param input {@code [n]}; not written to
   * @throws SightlineException if the model fails, or the user cancelled
   */
  At at(float[] input, Progress stop) throws SightlineException;

  /**
   * The loss at one input.
   *
   * @param value the higher, the worse for the model
   * @param fooled true if the model's answer there is wrong
   * @param gradient {@code [n]}; not to be written to
   */
  record At(double value, boolean fooled, float[] gradient) {}
}
