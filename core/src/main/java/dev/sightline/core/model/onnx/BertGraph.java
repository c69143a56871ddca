package dev.sightline.core.model.onnx;

import dev.sightline.core.model.bert.BertConfig;
import dev.sightline.core.model.bert.BertWeights;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * BERT for b texts of n tokens as an ONNX model, with every hidden state and attention map as an
 * output.
 *
 * <p>Inputs: {@link #EMBEDDED} {@code [b, n, dim]}, the sum of word, position and type before its
 * norm; {@link #MASK}. Outputs: {@link #hidden} and {@link #attention}.
 */
final class BertGraph {
  static final String EMBEDDED = "embedded";

  /**
   * {@code [b, 1, 1, n]}: added to the scores of the tokens that are looked at, 0 or {@link
   * GraphLayers#MASKED}.
   */
  static final String MASK = "mask";

  private final GraphLayers layers;
  private final BertConfig config;

  private BertGraph(BertWeights weights) {
    this.layers = new GraphLayers(weights.tensors().tensors());
    this.config = weights.config();
  }

  /** {@code [b, n, dim]}; 0 is the embedding, l the result of layer l - 1. */
  static String hidden(int layer) {
    return "hidden." + layer;
  }

  /** {@code [b, heads, n, n]}. */
  static String attention(int layer) {
    return "attention." + layer;
  }

  static Set<String> outputs(BertConfig config) {
    Set<String> names = new LinkedHashSet<>();
    names.add(hidden(0));
    for (int l = 0; l < config.layers(); l++) {
      names.add(attention(l));
      names.add(hidden(l + 1));
    }
    return names;
  }

  static byte[] write(BertWeights weights) {
    BertGraph graph = new BertGraph(weights);
    graph.add();
    return graph.layers.build();
  }

  private void add() {
    String sum = layers.input(EMBEDDED, "texts", "tokens", config.dim());
    String mask = layers.input(MASK, "texts", 1, 1, "tokens");
    String x = layers.layerNorm(sum, "embeddings.LayerNorm", BertConfig.NORM_EPSILON);
    layers.output(hidden(0), x);
    for (int l = 0; l < config.layers(); l++) {
      x = layer(x, mask, l);
      layers.output(hidden(l + 1), x);
    }
  }

  /** {@code [b, n, dim] -> [b, n, dim]}. */
  private String layer(String x, String mask, int index) {
    String layer = "encoder.layer." + index + ".";
    String self = layer + "attention.self.";
    float scale = (float) (1 / Math.sqrt(config.headDim()));
    String query = layers.multiply(heads(x, self + "query"), layers.number(scale));
    String key = layers.transpose(heads(x, self + "key"), 0L, 1L, 3L, 2L);
    // A = softmax(q·kᵀ/√k)
    String attention = layers.softmax(layers.add(layers.matMul(query, key), mask), 3);
    layers.output(attention(index), attention);
    String context = layers.matMul(attention, heads(x, self + "value"));
    String joined = layers.reshape(layers.transpose(context, 0L, 2L, 1L, 3L), 0, 0, config.dim());
    String attended =
        norm(joined, layer + "attention.output.dense", x, layer + "attention.output.LayerNorm");
    String inner = layers.gelu(layers.linear(attended, layer + "intermediate.dense"));
    return norm(inner, layer + "output.dense", attended, layer + "output.LayerNorm");
  }

  private String norm(String x, String linear, String before, String norm) {
    return layers.residual(x, linear, before, norm, BertConfig.NORM_EPSILON).norm();
  }

  private String heads(String x, String name) {
    return layers.heads(layers.linear(x, name), config.heads(), config.dim());
  }
}
