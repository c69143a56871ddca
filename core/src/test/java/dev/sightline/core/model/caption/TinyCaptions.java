package dev.sightline.core.model.caption;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A caption decoder of a few weights, none of them trained. */
public final class TinyCaptions {
  private TinyCaptions() {}

  public static CaptionConfig config() {
    return config(6, 4);
  }

  public static CaptionConfig config(int channels, int cells) {
    List<String> words = new ArrayList<>(CaptionConfig.SPECIAL);
    words.addAll(List.of("a", "dog", "runs", "on", "grass", "fast"));
    return new CaptionConfig(channels, cells, 8, 2, 2, 12, 7, words);
  }

  public static Map<String, FloatTensor> weights(CaptionConfig config) {
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(7);
    CaptionNet.init(
        config,
        (name, values, shape) -> {
          // so that no weight is 0 or 1, and a forgotten one shows
          for (int i = 0; i < values.length; i++) {
            values[i] += (float) (0.4 * random.nextDouble() - 0.2);
          }
          weights.put(
              name,
              FloatTensor.of(values, Arrays.stream(shape).mapToInt(Math::toIntExact).toArray()));
        },
        3);
    return weights;
  }

  public static float[] grid(CaptionConfig config, int clips) {
    SplittableRandom random = new SplittableRandom(11);
    float[] grid = new float[clips * config.cells() * config.channels()];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (float) (6 * random.nextDouble());
    }
    return grid;
  }
}
