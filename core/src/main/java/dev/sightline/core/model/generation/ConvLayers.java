package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.core.Linear;
import dev.sightline.core.model.ParameterInit;
import java.util.function.Function;

/**
 * Convolutions and linear maps as functions of named parameters.
 *
 * @param parameters arrays by name; they stay the caller's
 */
record ConvLayers(Function<String, NDArray> parameters) {
  /** Weights uniform with the variance of He et al. (2015, eq. 10), biases 0. */
  static void init(ParameterInit init, String name, int out, int in, int... kernel) {
    long[] shape = new long[kernel.length + 2];
    shape[0] = out;
    shape[1] = in;
    int fan = in;
    for (int i = 0; i < kernel.length; i++) {
      shape[i + 2] = kernel[i];
      fan *= kernel[i];
    }
    init.uniform(name + ".weight", (float) Math.sqrt(6.0 / fan), shape);
    init.constant(name + ".bias", 0f, out);
  }

  /** {@code [n, in, h, w] -> [n, out, h', w']}. */
  NDArray plane(NDArray x, String name, int stride, int padding) {
    return Conv2d.conv2d(
            x,
            get(name + ".weight"),
            get(name + ".bias"),
            new Shape(stride, stride),
            new Shape(padding, padding),
            new Shape(1, 1),
            1)
        .singletonOrThrow();
  }

  /** {@code [n, in, t, h, w] -> [n, out, t', h', w']}, kernel 3, padding 1. */
  NDArray volume(NDArray x, String name, Shape stride) {
    Shape one = new Shape(1, 1, 1);
    return Conv3d.conv3d(x, get(name + ".weight"), get(name + ".bias"), stride, one, one, 1)
        .singletonOrThrow();
  }

  /** {@code [.., in] -> [.., out]}. */
  NDArray linear(NDArray x, String name) {
    return Linear.linear(x, get(name + ".weight"), get(name + ".bias")).singletonOrThrow();
  }

  /** Gaussian error linear unit (Hendrycks &amp; Gimpel, 2016). */
  static NDArray gelu(NDArray x) {
    return Activation.gelu(x);
  }

  /**
   * Channels become pixels (Shi et al., 2016, section 3.2): {@code [n, 4c, h, w] -> [n, c, 2h,
   * 2w]}.
   */
  static NDArray shuffle(NDArray x) {
    Shape s = x.getShape();
    long n = s.get(0);
    long c = s.get(1) / 4;
    long h = s.get(2);
    long w = s.get(3);
    // (n, c, 2, 2, h, w) -> (n, c, h, 2, w, 2)
    return x.reshape(n, c, 2, 2, h, w).transpose(0, 1, 4, 2, 5, 3).reshape(n, c, 2 * h, 2 * w);
  }

  /** The inverse of {@link #shuffle}: {@code [n, c, 2h, 2w] -> [n, 4c, h, w]}. */
  static NDArray gather(NDArray x) {
    Shape s = x.getShape();
    long n = s.get(0);
    long c = s.get(1);
    long h = s.get(2) / 2;
    long w = s.get(3) / 2;
    // (n, c, h, 2, w, 2) -> (n, c, 2, 2, h, w)
    return x.reshape(n, c, h, 2, w, 2).transpose(0, 1, 3, 5, 2, 4).reshape(n, 4 * c, h, w);
  }

  NDArray get(String name) {
    return parameters.apply(name);
  }
}
