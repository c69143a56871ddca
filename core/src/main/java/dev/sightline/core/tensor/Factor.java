package dev.sightline.core.tensor;

import ai.djl.ndarray.NDArray;

/**
 * Multiplication by a number where a gradient is wanted. Stateless.
 *
 * <p>{@code NDArray.mul(Number)}, {@code div(Number)} and {@code pow(Number)} of DJL 0.35 make an
 * array of the number over a Java buffer, and let go of both at once. Autograd keeps the array, not
 * the buffer: if the garbage collector runs before {@code backward}, the gradient is multiplied by
 * whatever lies there by then, NaN among it. Here the number lives as long as the manager of {@code
 * x}.
 */
public final class Factor {
  private Factor() {}

  /** {@code x · factor}, bit for bit what {@code x.mul(factor)} is. */
  public static NDArray times(NDArray x, double factor) {
    return x.mul(x.getManager().create((float) factor));
  }
}
