package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.model.video.NetworkOutput;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.model.video.UpperVideoEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The frozen image network on frames that are enlarged to its size, and its inflated top, trained
 * from the image network's weights. Owns native memory until closed.
 */
final class InflatedTower implements VideoTower {
  private static final int SIDE = ImageNetwork.SIDE;

  private final ImageNetwork network;
  private final LowerVideoEncoder lower;
  private final int frames;

  /**
   * @param frames of a clip that the network sees, evenly spread
   */
  InflatedTower(int frames) throws SightlineException {
    this.network = ImageNetwork.bundled();
    this.lower = new LowerVideoEncoder(network, 1);
    this.frames = frames;
  }

  @Override
  public Map<String, FloatTensor> initial(long seed) {
    return TopHeavyI3d.initial(network);
  }

  @Override
  public int values() {
    return frames * NetworkOutput.LOWER.valuesPerFrame();
  }

  @Override
  public void fill(List<byte[]> clip, float[] batch, int number) throws SightlineException {
    System.arraycopy(lower(clip), 0, batch, number * values(), values());
  }

  private float[] lower(List<byte[]> clip) throws SightlineException {
    List<byte[]> large = new ArrayList<>();
    for (int k = 0; k < frames; k++) {
      large.add(enlarged(clip.get(k * clip.size() / frames)));
    }
    return lower.encode(large, Set.of(NetworkOutput.LOWER)).lower();
  }

  @Override
  public NDArray grid(NDArray batch, Function<String, NDArray> parameters) {
    long b = batch.getShape().get(0);
    return TopHeavyI3d.forward(
        batch.reshape(
            new Shape(
                b, frames, ImageNetwork.LOWER_CHANNELS, ImageNetwork.GRID, ImageNetwork.GRID)),
        parameters);
  }

  @Override
  public ClipEncoder trained(Map<String, FloatTensor> parameters) throws SightlineException {
    UpperVideoEncoder upper = new UpperVideoEncoder(parameters, frames, 1);
    return new ClipEncoder() {
      @Override
      public float[] grid(List<byte[]> clip) throws SightlineException {
        return VideoTower.turned(upper.grid(lower(clip)), ImageNetwork.FEATURE_CHANNELS);
      }

      @Override
      public void close() {
        upper.close();
      }
    };
  }

  /** A square frame at the network's size, bilinear between the centres of pixels. */
  private static byte[] enlarged(byte[] frame) {
    int side = (int) Math.sqrt(frame.length / 3.0);
    int[] first = new int[SIDE];
    float[] part = new float[SIDE];
    for (int i = 0; i < SIDE; i++) {
      float at = Math.clamp((i + 0.5f) * side / SIDE - 0.5f, 0, side - 1);
      first[i] = Math.min((int) at, side - 2);
      part[i] = at - first[i];
    }
    byte[] out = new byte[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      int top = first[y] * side;
      for (int x = 0; x < SIDE; x++) {
        for (int c = 0; c < 3; c++) {
          int at = 3 * (top + first[x]) + c;
          float upper = mixed(frame[at], frame[at + 3], part[x]);
          float under = mixed(frame[at + 3 * side], frame[at + 3 * side + 3], part[x]);
          out[3 * (y * SIDE + x) + c] = (byte) Math.round(upper + part[y] * (under - upper));
        }
      }
    }
    return out;
  }

  private static float mixed(byte a, byte b, float part) {
    return (a & 0xff) + part * ((b & 0xff) - (a & 0xff));
  }

  @Override
  public void close() {
    lower.close();
  }
}
