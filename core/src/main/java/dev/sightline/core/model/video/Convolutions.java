package dev.sightline.core.model.video;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.function.Function;

/**
 * The layers of EfficientNet-Lite as functions of named parameters, with gradients. Results belong
 * to the manager of {@code x}.
 */
final class Convolutions {
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape NONE = new Shape(0, 0);

  private final Function<String, NDArray> parameters;

  Convolutions(Function<String, NDArray> parameters) {
    this.parameters = parameters;
  }

  NDArray parameter(String name) {
    return parameters.apply(name);
  }

  /** 1×1 convolution with bias: {@code [n, in, h, w] -> [n, out, h, w]}. */
  NDArray pointwise(NDArray x, String name) {
    return convolve(x, weight(name), bias(name), ONE, NONE, 1);
  }

  /** k×k convolution with bias and TensorFlow's SAME padding. */
  NDArray same(NDArray x, String name, int stride, boolean depthwise) {
    NDArray w = weight(name);
    int kernel = (int) w.getShape().get(2);
    int groups = depthwise ? (int) x.getShape().get(1) : 1;
    Shape steps = new Shape(stride, stride);
    long high = SamePadding.total(x.getShape().get(2), kernel, stride);
    long wide = SamePadding.total(x.getShape().get(3), kernel, stride);
    if (high % 2 == 0 && wide % 2 == 0) {
      return convolve(x, w, bias(name), steps, new Shape(high / 2, wide / 2), groups);
    }
    // last axis first: left, right, top, bottom; the odd pixel goes behind
    Shape border = new Shape(wide / 2, wide - wide / 2, high / 2, high - high / 2);
    return convolve(x.pad(border, 0), w, bias(name), steps, NONE, groups);
  }

  /** 3×3 depthwise convolution of the same size, without bias; weight {@code [c, 1, 3, 3]}. */
  static NDArray depthwise3x3(NDArray x, NDArray weight) {
    return convolve(x, weight, null, ONE, ONE, (int) x.getShape().get(1));
  }

  static NDArray relu6(NDArray x) {
    return x.clip(0, 6);
  }

  private NDArray weight(String name) {
    return parameters.apply(name + ".weight");
  }

  private NDArray bias(String name) {
    return parameters.apply(name + ".bias");
  }

  private static NDArray convolve(
      NDArray x, NDArray weight, NDArray bias, Shape stride, Shape padding, int groups) {
    return Conv2d.conv2d(x, weight, bias, stride, padding, ONE, groups).singletonOrThrow();
  }
}
