package dev.sightline.core.model.video;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.pooling.Pool;
import dev.sightline.core.model.ActivationTap;
import dev.sightline.core.tensor.FloatTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * C3D (Tran et al., 2015, figure 3) up to its layer conv5b: eight 3×3×3 convolutions with ReLU and
 * four max poolings, the first 1×2×2 so that time is not merged too early, the others 2×2×2. The
 * fully connected layers are left out, since they would lose the place. All widths are the paper's
 * 64 to 512 times {@code width}/64.
 *
 * <p>Axes: {@code b} clips, channels, {@code t} frames, height, width. Stateless; parameters are
 * passed in.
 */
public final class C3d {
  /** Frames of a clip, and what they become before conv5. */
  public static final int FRAMES = 16;

  /** Width and height of a frame, px. */
  public static final int SIDE = 64;

  /** Cells of the grid along each side. */
  public static final int GRID = SIDE / 16;

  /** Channels of conv1 in the paper. */
  private static final int FULL_WIDTH = 64;

  private static final int KERNEL = 3;
  private static final Shape ONE = new Shape(1, 1, 1);
  private static final Shape NONE = new Shape(0, 0, 0);
  private static final Shape FRAME_ONLY = new Shape(1, 2, 2);
  private static final Shape ALL = new Shape(2, 2, 2);

  /**
   * One convolution.
   *
   * @param name as in the paper
   * @param channels of the full-width network
   * @param pooledBy the max pooling before it; null for none
   */
  record Layer(String name, int channels, Shape pooledBy) {}

  static final List<Layer> LAYERS =
      List.of(
          new Layer("conv1a", 64, null),
          new Layer("conv2a", 128, FRAME_ONLY),
          new Layer("conv3a", 256, ALL),
          new Layer("conv3b", 256, null),
          new Layer("conv4a", 512, ALL),
          new Layer("conv4b", 512, null),
          new Layer("conv5a", 512, ALL),
          new Layer("conv5b", 512, null));

  /** Names of the convolutions, from the first to the last. */
  public static final List<String> CONVOLUTIONS = LAYERS.stream().map(Layer::name).toList();

  private C3d() {}

  /**
   * Channels of a cell.
   *
   * @param width channels of conv1, 1 to 64
   */
  public static int channels(int width) {
    return 512 * width / FULL_WIDTH;
  }

  /** The width of a network whose cells have so many channels. */
  public static int width(int channels) {
    return channels * FULL_WIDTH / 512;
  }

  /**
   * Random first values (He et al., 2015, eq. 10), biases 0.
   *
   * @param width channels of conv1, 1 to 64
   * @return by names that begin with {@code video.}
   */
  public static Map<String, FloatTensor> initial(int width, long seed) {
    Map<String, FloatTensor> parameters = new LinkedHashMap<>();
    int in = 3;
    for (Layer layer : LAYERS) {
      int out = layer.channels() * width / FULL_WIDTH;
      int fanIn = in * KERNEL * KERNEL * KERNEL;
      SplittableRandom random = new SplittableRandom(seed * 31 + layer.name().hashCode());
      float[] weights = new float[out * fanIn];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / fanIn));
      }
      String name = "video." + layer.name();
      parameters.put(name + ".weight", FloatTensor.of(weights, out, in, KERNEL, KERNEL, KERNEL));
      parameters.put(name + ".bias", FloatTensor.of(new float[out], out));
      in = out;
    }
    return parameters;
  }

  /**
   * Runs the network; differentiable.
   *
   * @param clips {@code [b, 3, t, h, w]}, colours −1 to 1; {@code t} divisible by 8, sides by 16
   * @param parameters arrays by name; they stay the caller's
   * @return {@code [b, channels, h/16, w/16]}, at least 0: conv5b, mean over its t/8 moments;
   *     belongs to the manager of {@code clips}
   */
  public static NDArray forward(NDArray clips, Function<String, NDArray> parameters) {
    return forward(clips, parameters, ActivationTap.NONE);
  }

  /**
   * The same, what each convolution makes, after ReLU, going through a tap: {@code [b, channels, t,
   * h, w]}.
   */
  public static NDArray forward(
      NDArray clips, Function<String, NDArray> parameters, ActivationTap tap) {
    NDArray x = clips;
    for (Layer layer : LAYERS) {
      if (layer.pooledBy() != null) {
        x = Pool.maxPool3d(x, layer.pooledBy(), layer.pooledBy(), NONE, false);
      }
      if (x != clips) {
        x = Activation.relu(x); // after the pooling: the same numbers, fewer of them
      }
      String name = "video." + layer.name();
      NDArray y =
          Conv3d.conv3d(
                  x,
                  parameters.apply(name + ".weight"),
                  parameters.apply(name + ".bias"),
                  ONE,
                  ONE,
                  ONE,
                  1)
              .singletonOrThrow();
      x = tap == ActivationTap.NONE ? y : tap.tap(layer.name(), Activation.relu(y));
    }
    return Activation.relu(x).mean(new int[] {2});
  }
}
