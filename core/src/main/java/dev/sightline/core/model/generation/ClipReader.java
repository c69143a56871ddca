package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSink;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The classifier that reads attributes back from a clip: three 2-D convolutions on each frame, two
 * 3-D ones over time, and a linear map for each attribute. It is trained on real clips only, so
 * that it can judge generated ones.
 *
 * <p>Axes: {@code b} clips, {@code t} = 16 frames, channels, height, width. Stateless; parameters
 * are passed in.
 */
public final class ClipReader {
  /** Frames of a clip. */
  public static final int FRAMES = 16;

  /** What the parameters' names begin with. */
  public static final String PREFIX = "reader.";

  private static final int LOOK = 64;
  private static final int COURSE = 96;
  private static final int HIDDEN = 128;
  private static final int CELLS_LEFT = 4 * 2 * 2;

  private ClipReader() {}

  /**
   * Makes the parameters.
   *
   * @param attributes that it reads
   */
  public static void init(List<ReadAttribute> attributes, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    ConvLayers.init(init, PREFIX + "frame.1", 12, 3, 6, 6);
    ConvLayers.init(init, PREFIX + "frame.2", 32, 12, 4, 4);
    ConvLayers.init(init, PREFIX + "frame.3", LOOK, 32, 4, 4);
    ConvLayers.init(init, PREFIX + "time.1", LOOK, LOOK, 3, 3, 3);
    ConvLayers.init(init, PREFIX + "time.2", COURSE, LOOK, 3, 3, 3);
    init.linear(PREFIX + "hidden", COURSE * CELLS_LEFT, HIDDEN);
    for (ReadAttribute a : attributes) {
      init.linear(PREFIX + a.key(), HIDDEN + LOOK, a.classes());
    }
  }

  /**
   * What the clips show; differentiable.
   *
   * @param clips {@code [b, t, 3, 64, 64]}, colours as {@link FrameCoder#fill} puts them
   * @param attributes to be read
   * @return for each attribute {@code [b, classes]}, logits
   */
  public static Map<ReadAttribute, NDArray> logits(
      NDArray clips, List<ReadAttribute> attributes, Function<String, NDArray> parameters) {
    ConvLayers layers = new ConvLayers(parameters);
    long b = clips.getShape().get(0);
    // (b, t, 3, h, w) -> (b·t, 3, h, w)
    NDArray x = clips.reshape(b * FRAMES, 3, FrameCoder.SIDE, FrameCoder.SIDE);
    x = ConvLayers.gelu(layers.plane(x, PREFIX + "frame.1", 2, 2));
    x = ConvLayers.gelu(layers.plane(x, PREFIX + "frame.2", 2, 1));
    x = ConvLayers.gelu(layers.plane(x, PREFIX + "frame.3", 2, 1));
    long side = x.getShape().get(2);
    // (b·t, c, h, w) -> (b, c, t, h, w)
    NDArray course = x.reshape(b, FRAMES, LOOK, side, side).transpose(0, 2, 1, 3, 4);
    // what is anywhere at any time: (b, c, t·h·w) -> (b, c)
    NDArray look = course.reshape(b, LOOK, -1).max(new int[] {2});
    Shape two = new Shape(2, 2, 2);
    course = ConvLayers.gelu(layers.volume(course, PREFIX + "time.1", two));
    course = ConvLayers.gelu(layers.volume(course, PREFIX + "time.2", two));
    NDArray hidden = ConvLayers.gelu(layers.linear(course.reshape(b, -1), PREFIX + "hidden"));
    NDArray both = hidden.concat(look, 1);
    Map<ReadAttribute, NDArray> logits = new EnumMap<>(ReadAttribute.class);
    for (ReadAttribute a : attributes) {
      logits.put(a, layers.linear(both, PREFIX + a.key()));
    }
    return logits;
  }
}
