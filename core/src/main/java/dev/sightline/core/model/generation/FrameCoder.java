package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSink;
import java.util.function.Function;

/**
 * The autoencoder of single frames: 64 × 64 × 3 colours become 8 × 8 places of few numbers, and
 * come back. What generates clips works on those, as in latent diffusion (Rombach et al., 2022), on
 * 4 × 4 cells of 2 × 2 places. Strided convolutions down, sub-pixel convolutions (Shi et al., 2016)
 * up.
 *
 * <p>Axes: {@code n} frames, channels, height, width. Stateless; parameters are passed in.
 */
public final class FrameCoder {
  /** Width and height of a frame, px. */
  public static final int SIDE = 64;

  /** Cells of a frame along each side. */
  public static final int GRID = 4;

  /** Places of the convolutions in one cell: they see 8 × 8 places, and a cell gathers 2 × 2. */
  static final int PATCH = 4;

  /** Numbers of one frame in the networks. */
  public static final int VALUES = 3 * SIDE * SIDE;

  /** What the parameters' names begin with. */
  public static final String PREFIX = "coder.";

  private static final String IN = PREFIX + "in.";
  private static final String OUT = PREFIX + "out.";

  private FrameCoder() {}

  /**
   * Makes the parameters.
   *
   * @param channels numbers of a cell, divisible by 4
   */
  public static void init(int channels, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    int inner = channels / PATCH;
    ConvLayers.init(init, IN + "1", 32, 3, 8, 8);
    ConvLayers.init(init, IN + "2", 64, 32, 4, 4);
    ConvLayers.init(init, IN + "3", 64, 64, 3, 3);
    ConvLayers.init(init, IN + "4", inner, 64, 1, 1);
    ConvLayers.init(init, OUT + "1", 64, inner, 3, 3);
    ConvLayers.init(init, OUT + "2", 64, 64, 3, 3);
    ConvLayers.init(init, OUT + "3", 4 * 48, 64, 3, 3);
    ConvLayers.init(init, OUT + "4", 48, 48, 3, 3);
    ConvLayers.init(init, OUT + "5", 4 * 24, 48, 3, 3);
    ConvLayers.init(init, OUT + "6", 24, 24, 3, 3);
    ConvLayers.init(init, OUT + "7", 4 * 3, 24, 3, 3);
  }

  /**
   * From frames to cells; differentiable.
   *
   * @param frames {@code [n, 3, 64, 64]}, colours −1 to 1
   * @return {@code [n, channels, 4, 4]}
   */
  public static NDArray encode(NDArray frames, Function<String, NDArray> parameters) {
    ConvLayers layers = new ConvLayers(parameters);
    NDArray x = ConvLayers.gelu(layers.plane(frames, IN + "1", 4, 2));
    x = ConvLayers.gelu(layers.plane(x, IN + "2", 2, 1));
    x = x.add(ConvLayers.gelu(layers.plane(x, IN + "3", 1, 1)));
    return ConvLayers.gather(layers.plane(x, IN + "4", 1, 0));
  }

  /**
   * From cells to frames; differentiable.
   *
   * @param cells {@code [n, channels, 4, 4]}
   * @return {@code [n, 3, 64, 64]}; colours −1 to 1, what lies beyond is to be cut
   */
  public static NDArray decode(NDArray cells, Function<String, NDArray> parameters) {
    ConvLayers layers = new ConvLayers(parameters);
    NDArray x = ConvLayers.gelu(layers.plane(ConvLayers.shuffle(cells), OUT + "1", 1, 1));
    x = x.add(ConvLayers.gelu(layers.plane(x, OUT + "2", 1, 1)));
    x = ConvLayers.gelu(ConvLayers.shuffle(layers.plane(x, OUT + "3", 1, 1)));
    x = x.add(ConvLayers.gelu(layers.plane(x, OUT + "4", 1, 1)));
    x = ConvLayers.gelu(ConvLayers.shuffle(layers.plane(x, OUT + "5", 1, 1)));
    x = x.add(ConvLayers.gelu(layers.plane(x, OUT + "6", 1, 1)));
    return ConvLayers.shuffle(layers.plane(x, OUT + "7", 1, 1));
  }

  /**
   * Puts a frame into a batch: {@code (x − 127.5) / 127.5} for each colour value.
   *
   * @param rgb {@code 64 × 64 × 3} bytes, row by row, red first
   * @param batch {@code [n, 3, 64, 64]}
   * @param number of the frame in the batch
   */
  public static void fill(byte[] rgb, float[] batch, int number) {
    int plane = SIDE * SIDE;
    if (rgb.length != VALUES) {
      throw new IllegalArgumentException("a frame has " + VALUES + " bytes, got " + rgb.length);
    }
    for (int c = 0; c < 3; c++) {
      int at = number * VALUES + c * plane;
      for (int i = 0; i < plane; i++) {
        batch[at + i] = ((rgb[3 * i + c] & 0xff) - 127.5f) / 127.5f;
      }
    }
  }

  /** The inverse of {@link #fill}, rounded and cut to what a byte holds. */
  public static byte[] pixels(float[] batch, int number) {
    int plane = SIDE * SIDE;
    byte[] rgb = new byte[VALUES];
    for (int c = 0; c < 3; c++) {
      int at = number * VALUES + c * plane;
      for (int i = 0; i < plane; i++) {
        rgb[3 * i + c] = (byte) Math.clamp(Math.round(batch[at + i] * 127.5f + 127.5f), 0, 255);
      }
    }
    return rgb;
  }
}
