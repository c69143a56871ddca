package dev.sightline.core.model.video;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import dev.sightline.core.model.ActivationTap;
import dev.sightline.core.tensor.FloatTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The trainable upper part of the video encoder: block 15 and the head convolution of
 * EfficientNet-Lite0, inflated in time (Carreira &amp; Zisserman, 2017; top-heavy as in Xie et al.,
 * 2018). The depthwise convolution is 3×3×3; only its middle slice in time is non-zero before
 * training, and the first and last frame are repeated beyond the ends. So before training a clip
 * gives the mean of what the image network gives for its frames, a still photograph is a clip of
 * one frame, and a constant clip gives the same answer as a photograph, also after training.
 *
 * <p>Axes: {@code b} clips, {@code t} frames of a clip, then channels, height, width. Stateless;
 * parameters are passed in.
 */
public final class TopHeavyI3d {
  /** Names of the parameters, in a fixed order. */
  public static final List<String> PARAMETERS =
      List.of(
          "video.block15.expand.weight",
          "video.block15.expand.bias",
          "video.block15.depthwise.weight",
          "video.block15.depthwise.bias",
          "video.block15.project.weight",
          "video.block15.project.bias",
          "video.head.weight",
          "video.head.bias");

  private static final String EXPAND = "block15.expand";
  private static final String INFLATED = "block15.depthwise";
  private static final String PROJECT = "block15.project";
  private static final String HEAD = "head";

  /** The convolutions, from the first to the last; the second is the 3×3×3 one. */
  public static final List<String> LAYERS = List.of(EXPAND, INFLATED, PROJECT, HEAD);

  private static final int TIME_KERNEL = 3;
  private static final String DEPTHWISE = "video.block15.depthwise";

  private TopHeavyI3d() {}

  /** The parameters before training, by {@link #PARAMETERS}' names: centre-initialised. */
  public static Map<String, FloatTensor> initial(ImageNetwork network) {
    Map<String, FloatTensor> parameters = new LinkedHashMap<>();
    for (String name : PARAMETERS) {
      FloatTensor flat =
          network
              .weights()
              .get(name.replace("video.block15.", "blocks.15.").replace("video.head", "head"));
      parameters.put(name, name.equals(DEPTHWISE + ".weight") ? inflate(flat) : flat);
    }
    return parameters;
  }

  /**
   * Runs the upper part; differentiable.
   *
   * @param lower {@code [b, t, 192, 7, 7]}, from block 14
   * @param parameters arrays by name; they stay the caller's
   * @return {@code [b, 1280, 7, 7]}, 0 to 6: mean over the frames; belongs to the manager of {@code
   *     lower}
   */
  public static NDArray forward(NDArray lower, Function<String, NDArray> parameters) {
    return forward(lower, parameters, ActivationTap.NONE);
  }

  /**
   * The same, what each of {@link #LAYERS} makes going through a tap: {@code [b·t, channels, 7,
   * 7]}.
   */
  public static NDArray forward(
      NDArray lower, Function<String, NDArray> parameters, ActivationTap tap) {
    Convolutions layers = new Convolutions(parameters);
    long b = lower.getShape().get(0);
    long t = lower.getShape().get(1);
    long h = lower.getShape().get(3);
    long w = lower.getShape().get(4);
    // (b, t, c, h, w) -> (b·t, c, h, w)
    NDArray x = lower.reshape(b * t, lower.getShape().get(2), h, w);
    x = tap.tap(EXPAND, Convolutions.relu6(layers.pointwise(x, "video.block15.expand")));
    x = t == 1 ? depthwiseOfStill(x, layers) : depthwise(x, layers, b, t);
    NDArray bias = layers.parameter(DEPTHWISE + ".bias").reshape(1, x.getShape().get(1), 1, 1);
    bias.attach(x.getManager());
    x = tap.tap(INFLATED, Convolutions.relu6(x.add(bias)));
    x = tap.tap(PROJECT, layers.pointwise(x, "video.block15.project"));
    x = tap.tap(HEAD, Convolutions.relu6(layers.pointwise(x, "video.head")));
    // (b·t, c, h, w) -> (b, t, c, h, w) -> (b, c, h, w)
    return x.reshape(b, t, x.getShape().get(1), h, w).mean(new int[] {1});
  }

  /**
   * {@code y[t] = w[0]·x[t−1] + w[1]·x[t] + w[2]·x[t+1]} as three 2-D convolutions: backward
   * through them takes a third of the time that libtorch needs for a grouped 3-D one.
   */
  private static NDArray depthwise(NDArray x, Convolutions layers, long b, long t) {
    NDArray before = slice(x, layers, 0, b, t);
    NDArray now = slice(x, layers, 1, b, t);
    NDArray after = slice(x, layers, 2, b, t);
    NDArray earlier =
        NDArrays.concat(
            new NDList(before.get(new NDIndex(":, 0:1")), before.get(new NDIndex(":, :-1"))), 1);
    NDArray later =
        NDArrays.concat(
            new NDList(after.get(new NDIndex(":, 1:")), after.get(new NDIndex(":, -1:"))), 1);
    NDArray y = now.add(earlier).add(later);
    // (b, t, c, h, w) -> (b·t, c, h, w)
    return y.reshape(x.getShape());
  }

  /** One slice in time of the kernel on every frame: {@code [b, t, c, h, w]}. */
  private static NDArray slice(NDArray x, Convolutions layers, int k, long b, long t) {
    NDArray weight = layers.parameter(DEPTHWISE + ".weight").get(new NDIndex(":, :, " + k));
    weight.attach(x.getManager());
    NDArray y = Convolutions.depthwise3x3(x, weight);
    return y.reshape(b, t, y.getShape().get(1), y.getShape().get(2), y.getShape().get(3));
  }

  /** With one frame, repeated beyond both ends, the slices of the kernel add up. */
  private static NDArray depthwiseOfStill(NDArray x, Convolutions layers) {
    NDArray weight = layers.parameter(DEPTHWISE + ".weight").sum(new int[] {2});
    weight.attach(x.getManager());
    return Convolutions.depthwise3x3(x, weight);
  }

  /** {@code [c, 1, 3, 3] -> [c, 1, 3, 3, 3]}: the kernel in the middle of three moments. */
  private static FloatTensor inflate(FloatTensor flat) {
    int area = flat.size(2) * flat.size(3);
    float[] values = new float[flat.size(0) * TIME_KERNEL * area];
    for (int c = 0; c < flat.size(0); c++) {
      System.arraycopy(flat.values(), c * area, values, (c * TIME_KERNEL + 1) * area, area);
    }
    return FloatTensor.of(
        values, flat.size(0), flat.size(1), TIME_KERNEL, flat.size(2), flat.size(3));
  }
}
