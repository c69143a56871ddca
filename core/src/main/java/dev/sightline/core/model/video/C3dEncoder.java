package dev.sightline.core.model.video;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Runs {@link C3d} with trained parameters on ONNX Runtime, for when no gradient is needed.
 * Thread-safe: several threads may encode at once. Owns native memory until it is closed; no call
 * may be under way then.
 */
public final class C3dEncoder implements AutoCloseable {
  private static final long[] SHAPE = {1, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE};

  private final OnnxSession session;
  private final int values;

  /**
   * @param parameters holds at least those of {@link C3d#initial}
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the network
   */
  public C3dEncoder(Map<String, FloatTensor> parameters, int threads) throws SightlineException {
    this.values = parameters.get("video.conv5b.bias").size(0) * C3d.GRID * C3d.GRID;
    this.session = new OnnxSession(C3dGraph.write(parameters), threads);
  }

  /** Values of a clip's grid. */
  public int values() {
    return values;
  }

  /**
   * The grid of one clip.
   *
   * @param frames 16 frames of {@code 64 × 64 × 3} bytes, row by row, red first
   * @return {@code [channels, 4, 4]}, at least 0
   * @throws SightlineException if the native engine fails
   */
  public float[] grid(List<byte[]> frames) throws SightlineException {
    float[] input = new float[C3dInput.VALUES];
    C3dInput.fill(frames, input, 0);
    FloatBuffer grid = FloatBuffer.allocate(values);
    session.run(C3dGraph.INPUT, FloatBuffer.wrap(input), SHAPE, Map.of(C3dGraph.OUTPUT, grid));
    return grid.array();
  }

  @Override
  public void close() {
    session.close();
  }
}
