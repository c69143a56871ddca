package dev.sightline.core.model.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.ActivationTap;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.model.video.EfficientNetLite0;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The video encoder of a native bundle in PyTorch, one clip at a time. By the chain rule, what the
 * rest of the model says of a clip's cells is sent back through the clip's convolutions, so memory
 * does not grow with the number of clips.
 *
 * <p>Owns native memory until it is closed. One call at a time computes, others wait, and closing
 * waits for it. Only plain Java types leave it.
 */
public final class ClipNetwork implements AutoCloseable {
  /** Runs the encoder: what a clip is given as, to {@code [1, channels, h, w]}. */
  @FunctionalInterface
  private interface Forward {
    NDArray run(NDArray input, ActivationTap tap);
  }

  private final NDManager owner;
  private final Map<String, NDArray> weights = new HashMap<>();
  private final Shape pixels;
  private final Forward fromPixels;
  private final Shape stored;
  private final Forward fromStored;

  private ClipNetwork(NDManager owner, ModelBundle bundle) throws SightlineException {
    this.owner = owner;
    ModelConfig config = bundle.manifest().config();
    add(bundle.weights().tensors(), "video.");
    switch (bundle.manifest().family()) {
      case C3D -> {
        pixels = new Shape(1, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE);
        fromPixels = (x, tap) -> C3d.forward(x, weights::get, tap);
        stored = pixels;
        fromStored = fromPixels;
      }
      case TOP_HEAVY_I3D -> {
        add(ImageNetwork.bundled().weights(), "");
        EfficientNetLite0 image = new EfficientNetLite0(weights::get);
        int t = config.framesPerClip();
        pixels = new Shape(t, 3, ImageNetwork.SIDE, ImageNetwork.SIDE);
        Shape lower =
            new Shape(1, t, ImageNetwork.LOWER_CHANNELS, ImageNetwork.GRID, ImageNetwork.GRID);
        stored = lower;
        fromStored = (x, tap) -> TopHeavyI3d.forward(x, weights::get, tap);
        fromPixels =
            (x, tap) -> TopHeavyI3d.forward(image.lower(x).reshape(lower), weights::get, tap);
      }
      default -> throw new IllegalArgumentException("not a native model");
    }
  }

  /**
   * Copies the weights to native memory; starts the engine.
   *
   * @param bundle a native one, its weights checked
   * @throws SightlineException if the engine cannot start here, or the installation is damaged
   */
  public static ClipNetwork open(ModelBundle bundle, TorchEngine engine) throws SightlineException {
    NDManager owner = engine.newManager();
    try {
      return new ClipNetwork(owner, bundle);
    } catch (SightlineException | RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  private void add(Map<String, FloatTensor> tensors, String prefix) {
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            weights.put(name, TorchEngine.toNative(owner, tensor));
          }
        });
  }

  /** Names of the convolutions that gradients can stop at, from the first to the last. */
  public static List<String> layers(VideoFamily family) {
    return switch (family) {
      case C3D -> C3d.CONVOLUTIONS;
      case TOP_HEAVY_I3D -> TopHeavyI3d.LAYERS;
      case TORCHSCRIPT -> List.of();
    };
  }

  /** Number of values of a clip's pixels. */
  public int pixelValues() {
    return Math.toIntExact(pixels.size());
  }

  /**
   * The cells of a clip.
   *
   * @param clip its pixels: of C3D {@code [3, t, h, w]}, of the inflated network {@code [t, 3, h,
   *     w]}, each {@code (x − 127) / 128}
   * @return {@code [h, w, channels]}
   */
  public synchronized float[] cells(float[] clip) {
    try (NDManager step = owner.newSubManager()) {
      NDArray grid = fromPixels.run(step.create(clip, pixels), ActivationTap.NONE);
      return lastChannels(grid).toFloatArray();
    }
  }

  /**
   * What a convolution made of a clip, and the target's gradient there.
   *
   * @param clip of C3D its pixels, of the inflated network its stored features {@code [t, 192, 7,
   *     7]}
   * @param gradient of the target with respect to the clip's cells, {@code [h, w, channels]}
   * @param layer one of {@link #layers}
   */
  public synchronized ClipAnswer convolution(float[] clip, float[] gradient, String layer) {
    try (NDManager step = owner.newSubManager();
        TorchEngine.Recording recording = TorchEngine.record()) {
      NDArray[] seen = new NDArray[2];
      ActivationTap tap =
          (name, activation) -> {
            if (!name.equals(layer)) {
              return activation;
            }
            NDArray zeros = step.zeros(activation.getShape());
            zeros.setRequiresGradient(true);
            seen[0] = activation;
            seen[1] = zeros;
            return activation.add(zeros);
          };
      NDArray grid = fromStored.run(step.create(clip, stored), tap);
      sendBack(recording, grid, gradient);
      return new ClipAnswer(moments(seen[0]), moments(seen[1].getGradient()));
    }
  }

  /**
   * The target's gradient with respect to a clip's pixels.
   *
   * @param clip as for {@link #cells}
   * @param gradient of the target with respect to the clip's cells, {@code [h, w, channels]}
   * @return of the shape of the clip
   */
  public synchronized float[] pixels(float[] clip, float[] gradient) {
    try (NDManager step = owner.newSubManager();
        TorchEngine.Recording recording = TorchEngine.record()) {
      NDArray input = step.create(clip, pixels);
      input.setRequiresGradient(true);
      sendBack(recording, fromPixels.run(input, ActivationTap.NONE), gradient);
      return input.getGradient().toFloatArray();
    }
  }

  /** Backward from {@code Σ grid ⊙ gradient}, whose gradient is that of the target. */
  private static void sendBack(TorchEngine.Recording recording, NDArray grid, float[] gradient) {
    NDArray last = lastChannels(grid);
    NDArray weight = grid.getManager().create(gradient, last.getShape());
    recording.backward(last.mul(weight).sum());
  }

  /** {@code [1, channels, h, w] -> [1, h, w, channels]}. */
  private static NDArray lastChannels(NDArray grid) {
    return grid.transpose(0, 2, 3, 1);
  }

  /** {@code [1, channels, t, h, w] -> [t, channels, h, w]}; the other family has it so. */
  private static FloatTensor moments(NDArray array) {
    return TorchEngine.toJava(
        array.getShape().dimension() == 5 ? array.get(0).transpose(1, 0, 2, 3) : array);
  }

  /** Arrays in native memory between two calls: the weights. */
  synchronized int nativeArrays() {
    return owner.getManagedArrays().size();
  }

  @Override
  public synchronized void close() {
    owner.close();
  }
}
