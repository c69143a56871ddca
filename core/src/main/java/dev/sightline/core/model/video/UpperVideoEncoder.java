package dev.sightline.core.model.video;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxSession;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Runs {@link TopHeavyI3d} with trained parameters on ONNX Runtime, for when no gradient is needed.
 * Thread-safe: several threads may encode at once. Owns native memory until it is closed; no call
 * may be under way then.
 */
public final class UpperVideoEncoder implements AutoCloseable {
  private static final int CELLS =
      ImageNetwork.FEATURE_CHANNELS * ImageNetwork.GRID * ImageNetwork.GRID;

  private final OnnxSession session;
  private final int frames;

  /**
   * @param parameters by {@link TopHeavyI3d#PARAMETERS}' names
   * @param framesPerClip frames of every clip, 1 or more
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the network
   */
  public UpperVideoEncoder(Map<String, FloatTensor> parameters, int framesPerClip, int threads)
      throws SightlineException {
    this.frames = framesPerClip;
    this.session = new OnnxSession(UpperGraph.write(parameters, framesPerClip), threads);
  }

  /**
   * The grid of one clip.
   *
   * @param lower {@code [framesPerClip, 192, 7, 7]}
   * @return {@code [1280, 7, 7]}, 0 to 6: mean over the frames
   * @throws SightlineException if the native engine fails
   */
  public float[] grid(float[] lower) throws SightlineException {
    if (lower.length != frames * NetworkOutput.LOWER.valuesPerFrame()) {
      throw new IllegalArgumentException(lower.length + " values for " + frames + " frames");
    }
    FloatBuffer grid = FloatBuffer.allocate(CELLS);
    session.run(
        UpperGraph.INPUT,
        FloatBuffer.wrap(lower),
        new long[] {frames, ImageNetwork.LOWER_CHANNELS, ImageNetwork.GRID, ImageNetwork.GRID},
        Map.of(UpperGraph.OUTPUT, grid));
    return grid.array();
  }

  @Override
  public void close() {
    session.close();
  }
}
