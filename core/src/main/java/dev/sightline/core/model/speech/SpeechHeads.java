package dev.sightline.core.model.speech;

import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linear heads over {@link SpeechVectors}, in plain Java: {@code softmax(W · ((x − μ) / σ) + b)},
 * where μ and σ belong to the values of an utterance by itself. Thread-safe.
 */
public final class SpeechHeads {
  /** Names of the weights. */
  public static final String MEAN = "own.mean";

  public static final String SCALE = "own.scale";

  private static final String SENTIMENT = "sentiment";
  private static final String EMOTION = "emotion";

  private final SpeechSizes sizes;
  private final Map<String, FloatTensor> weights;

  /**
   * @param weights of the names and shapes that {@link #shapes} tells
   */
  public SpeechHeads(SpeechSizes sizes, Map<String, FloatTensor> weights) {
    this.sizes = sizes;
    this.weights = Map.copyOf(weights);
  }

  /** Names of both heads with their classes. */
  public static Map<String, List<String>> heads() {
    Map<String, List<String>> heads = new LinkedHashMap<>();
    heads.put(SENTIMENT, SpokenFeeling.SENTIMENTS);
    heads.put(EMOTION, SpokenFeeling.EMOTIONS);
    return heads;
  }

  /** The weights that such heads have, with their shapes. */
  public static Map<String, List<Integer>> shapes(SpeechSizes sizes) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    shapes.put(MEAN, List.of(sizes.own()));
    shapes.put(SCALE, List.of(sizes.own()));
    heads()
        .forEach(
            (name, labels) -> {
              shapes.put(name + ".weight", List.of(labels.size(), sizes.width()));
              shapes.put(name + ".bias", List.of(labels.size()));
            });
    return shapes;
  }

  /**
   * How the utterances of a dialogue sound.
   *
   * @param vectors of each, as {@link SpeechVectors#own} gives them
   * @param said in their order
   */
  public List<SpokenFeeling> read(List<float[]> vectors, List<Utterance> said) {
    List<float[]> scaled = vectors.stream().map(this::scaled).toList();
    List<SpokenFeeling> feelings = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      float[] row = SpeechVectors.inDialogue(scaled, said, i, sizes);
      feelings.add(new SpokenFeeling(probabilities(SENTIMENT, row), probabilities(EMOTION, row)));
    }
    return feelings;
  }

  private float[] scaled(float[] own) {
    float[] mean = weights.get(MEAN).values();
    float[] scale = weights.get(SCALE).values();
    float[] out = new float[own.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (own[i] - mean[i]) / scale[i];
    }
    return out;
  }

  private List<Double> probabilities(String head, float[] row) {
    float[] w = weights.get(head + ".weight").values();
    float[] b = weights.get(head + ".bias").values();
    double[] z = new double[b.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < z.length; c++) {
      z[c] = b[c];
      for (int i = 0; i < row.length; i++) {
        z[c] += w[c * row.length + i] * row[i];
      }
      most = Math.max(most, z[c]);
    }
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      z[c] = Math.exp(z[c] - most);
      sum += z[c];
    }
    List<Double> p = new ArrayList<>();
    for (double v : z) {
      p.add(v / sum);
    }
    return p;
  }
}
