package dev.sightline.core.model.generation;

import dev.sightline.core.model.ParameterSink;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All parameters of a generator's bundle. */
public final class GeneratorWeights {
  /** Mean of each of the autoencoder's channels, over the cells of training clips. */
  public static final String MEAN = FrameCoder.PREFIX + "mean";

  /** Standard deviation of each of the autoencoder's channels. */
  public static final String DEVIATION = FrameCoder.PREFIX + "deviation";

  private GeneratorWeights() {}

  /** Makes all parameters, with the names that training gives them. */
  public static void init(GeneratorConfig config, ParameterSink into, long seed) {
    ClipReader.init(config.set().attributes(), into, seed);
    FrameCoder.init(config.channels(), into, seed);
    into.put(MEAN, new float[config.channels()], config.channels());
    float[] ones = new float[config.channels()];
    Arrays.fill(ones, 1f);
    into.put(DEVIATION, ones, config.channels());
    FlowNet.init(config.courseFlow(), into, seed);
    FlowNet.init(config.cellFlow(), into, seed);
    AdversarialNet.init(config, into, seed);
  }

  /** True for what a bundle holds: all but the discriminator, whose work is done. */
  public static boolean isKept(String name) {
    return !name.startsWith(AdversarialNet.DISCRIMINATOR);
  }

  /** The shape of each parameter of a bundle. */
  public static Map<String, List<Integer>> shapes(GeneratorConfig config) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    init(
        config,
        (name, values, shape) -> {
          if (isKept(name)) {
            shapes.put(name, Arrays.stream(shape).mapToObj(Math::toIntExact).toList());
          }
        },
        0);
    return shapes;
  }
}
