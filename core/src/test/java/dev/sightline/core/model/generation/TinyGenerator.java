package dev.sightline.core.model.generation;

import dev.sightline.core.tensor.FloatTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A generator of random weights, small enough for tests. */
public final class TinyGenerator {
  /** Its sizes. */
  public static final GeneratorConfig CONFIG =
      new GeneratorConfig(
          GeneratorSet.LABORATORY,
          4,
          4,
          8,
          1,
          2,
          8,
          8,
          1,
          4,
          4,
          6,
          List.of(GeneratorConfig.START, "blue", "circle", "left", "red"));

  private TinyGenerator() {}

  /** Weights of a bundle; the flows' last layers, which training begins with 0, are not. */
  public static Map<String, FloatTensor> weights() {
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    GeneratorWeights.init(
        CONFIG,
        (name, values, shape) -> {
          if (GeneratorWeights.isKept(name)) {
            if (name.equals("flow.out.weight") || name.equals("course.out.weight")) {
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(i);
              }
            }
            int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
            weights.put(name, FloatTensor.of(values, sizes));
          }
        },
        7);
    return weights;
  }
}
