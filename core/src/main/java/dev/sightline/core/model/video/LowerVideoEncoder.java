package dev.sightline.core.model.video;

import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.OnnxSession;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the frozen image network on ONNX Runtime. Thread-safe: several threads may encode at once.
 * Owns native memory until it is closed; no call may be under way then.
 *
 * <p>Frames go through one at a time: a batch was never faster here (a frame's activations fit the
 * cache, a batch's do not), and so a frame's numbers never depend on its neighbours. For throughput
 * give one thread to the encoder and call it from as many threads as there are cores.
 */
public final class LowerVideoEncoder implements AutoCloseable {
  private static final int PLANE = ImageNetwork.SIDE * ImageNetwork.SIDE;
  private static final int FRAME = 3 * PLANE;

  private static final long[] SHAPE = {1, 3, ImageNetwork.SIDE, ImageNetwork.SIDE};

  /** Pixel value to network input: {@code (x − 127) / 128}. */
  private static final float[] NORMALISED = new float[256];

  static {
    for (int x = 0; x < NORMALISED.length; x++) {
      NORMALISED[x] = (x - 127) / 128f;
    }
  }

  private final ImageNetwork network;
  private final OnnxSession session;

  /**
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the network
   */
  public LowerVideoEncoder(ImageNetwork network, int threads) throws SightlineException {
    this.network = network;
    this.session = new OnnxSession(network.model(), threads);
  }

  /** The network that runs here. */
  public ImageNetwork network() {
    return network;
  }

  /**
   * Encodes frames.
   *
   * @param frames RGB24, 224×224, at least one
   * @param wanted what to compute; {@link NetworkOutput#LOWER} alone leaves the upper layers out
   * @throws SightlineException if the native engine fails
   */
  public LowerFeatures encodeFrames(List<VideoFrame> frames, Set<NetworkOutput> wanted)
      throws SightlineException {
    for (VideoFrame frame : frames) {
      if (frame.layout() != VideoFrame.PixelLayout.RGB24) {
        throw new IllegalArgumentException("the network takes RGB24, not " + frame.layout());
      }
    }
    return encode(frames.stream().map(VideoFrame::pixels).toList(), wanted);
  }

  /**
   * Encodes frames.
   *
   * @param rgb for each frame {@code 224 × 224 × 3} bytes, row by row, red first; at least one
   * @param wanted what to compute; {@link NetworkOutput#LOWER} alone leaves the upper layers out
   * @throws SightlineException if the native engine fails
   */
  public LowerFeatures encode(List<byte[]> rgb, Set<NetworkOutput> wanted)
      throws SightlineException {
    if (rgb.isEmpty() || wanted.isEmpty()) {
      throw new IllegalArgumentException("no frame, or nothing wanted");
    }
    Map<String, FloatBuffer> values = new HashMap<>();
    for (NetworkOutput output : wanted) {
      values.put(output.name(), FloatBuffer.allocate(rgb.size() * output.valuesPerFrame()));
    }
    try (Arena arena = Arena.ofConfined()) {
      FloatBuffer planes =
          arena
              .allocate((long) FRAME * Float.BYTES, 64)
              .asByteBuffer()
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      for (byte[] frame : rgb) {
        fill(planes, frame);
        session.run(NetworkGraph.INPUT, planes, SHAPE, values);
      }
    }
    Map<NetworkOutput, float[]> arrays = new EnumMap<>(NetworkOutput.class);
    wanted.forEach(output -> arrays.put(output, values.get(output.name()).array()));
    return new LowerFeatures(rgb.size(), arrays);
  }

  @Override
  public void close() {
    session.close();
  }

  /** {@code [h, w, 3]} bytes -> {@code [3, h, w]} floats. */
  private static void fill(FloatBuffer planes, byte[] pixels) {
    if (pixels.length != FRAME) {
      throw new IllegalArgumentException("a frame has " + FRAME + " bytes, got " + pixels.length);
    }
    float[] frame = new float[FRAME];
    for (int i = 0, p = 0; i < PLANE; i++, p += 3) {
      frame[i] = NORMALISED[pixels[p] & 0xff];
      frame[PLANE + i] = NORMALISED[pixels[p + 1] & 0xff];
      frame[2 * PLANE + i] = NORMALISED[pixels[p + 2] & 0xff];
    }
    planes.clear().put(frame).flip();
  }
}
