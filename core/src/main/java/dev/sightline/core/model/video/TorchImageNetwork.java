package dev.sightline.core.model.video;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.HashMap;
import java.util.Map;

/**
 * The frozen lower part of the image network on PyTorch: what {@link LowerVideoEncoder} computes,
 * on the path that has gradients. Owns native memory until it is closed. Not thread-safe.
 */
public final class TorchImageNetwork implements AutoCloseable {
  private static final int PLANE = ImageNetwork.SIDE * ImageNetwork.SIDE;
  private static final float ZERO = 127f;
  private static final float SCALE = 128f;

  private final NDManager manager;
  private final EfficientNetLite0 network;

  /**
   * Copies the weights to native memory.
   *
   * @throws SightlineException if the engine cannot start
   */
  public TorchImageNetwork(TorchEngine engine, ImageNetwork weights) throws SightlineException {
    manager = engine.newManager();
    Map<String, NDArray> arrays = new HashMap<>();
    weights.weights().forEach((name, w) -> arrays.put(name, TorchEngine.toNative(manager, w)));
    network = new EfficientNetLite0(arrays::get);
  }

  /**
   * A frame as the network takes it: {@code (x − 127) / 128}.
   *
   * @param rgb {@code 224 × 224 × 3} bytes, row by row, red first
   * @return {@code [3, 224, 224]}
   */
  public static float[] planes(byte[] rgb) {
    float[] planes = new float[3 * PLANE];
    for (int i = 0; i < planes.length; i++) {
      // [h, w, 3] -> [3, h, w]
      planes[i % 3 * PLANE + i / 3] = ((rgb[i] & 0xff) - ZERO) / SCALE;
    }
    return planes;
  }

  /**
   * One frame through stem to block 14.
   *
   * @param rgb {@code 224 × 224 × 3} bytes, row by row, red first
   * @return {@code [1, 192, 7, 7]}
   */
  public FloatTensor lower(byte[] rgb) {
    FloatTensor frame = FloatTensor.of(planes(rgb), 1, 3, ImageNetwork.SIDE, ImageNetwork.SIDE);
    try (NDManager step = manager.newSubManager()) {
      NDArray input = TorchEngine.toNative(step, frame);
      NDArray output = network.lower(input);
      output.attach(step);
      return TorchEngine.toJava(output);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
