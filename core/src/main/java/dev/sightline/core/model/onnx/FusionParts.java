package dev.sightline.core.model.onnx;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/** What the graphs of the video's side and of the fusion must agree on. */
final class FusionParts {
  /** {@code [b, cells, d]}: the video's cells before the first layer. */
  static final String STATE = "state";

  /** {@code [b, heads, cells, d/heads]}: their queries in the first layer, scaled. */
  static final String QUERY = "query";

  /** {@code [b, heads, d/heads, cells]}: their keys in the first layer. */
  static final String KEY = "key";

  /** {@code [b, heads, cells, d/heads]}: their values in the first layer. */
  static final String VALUE = "value";

  private FusionParts() {}

  /** {@code [b, labels]}: what the video alone adds to the logits of a head, with the bias. */
  static String head(String key) {
    return "head." + key;
  }

  /** Names of all parts. */
  static List<String> names(ModelConfig config) {
    List<String> names = new ArrayList<>(state(config));
    config.heads().forEach(h -> names.add(head(h.key())));
    return names;
  }

  /** Names of the parts that are one value, or more, for each cell. */
  static List<String> state(ModelConfig config) {
    List<String> names = new ArrayList<>(List.of(STATE));
    if (config.fusionLayers() > 0) {
      names.addAll(List.of(QUERY, KEY, VALUE));
    }
    return names;
  }

  /** Queries of one side and keys of the other meet: {@code 1/√(d/heads)}. */
  static float scale(ModelConfig config) {
    return (float) (1 / Math.sqrt((double) config.fusionDim() / config.fusionHeads()));
  }

  /** Columns of a head's weight that read a part of the pooled vector: {@code [size, labels]}. */
  static FloatTensor columns(FloatTensor weight, int from, int size) {
    int labels = weight.size(0);
    int width = weight.size(1);
    float[] part = new float[size * labels];
    for (int l = 0; l < labels; l++) {
      for (int i = 0; i < size; i++) {
        part[i * labels + l] = weight.values()[l * width + from + i];
      }
    }
    return FloatTensor.of(part, size, labels);
  }
}
