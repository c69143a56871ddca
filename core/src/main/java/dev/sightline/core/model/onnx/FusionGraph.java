package dev.sightline.core.model.onnx;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code FusionNet} and the task heads for one text beside b prepared videos, as an ONNX model.
 *
 * <p>Inputs: hidden states {@code [1, n, textDim]}, shared by all b, and what {@link FusionParts}
 * names. Outputs: {@link #probabilities}, {@link #textToVideo}, {@link #videoToText}.
 */
final class FusionGraph {
  static final String HIDDEN = "hidden";

  private final GraphLayers layers;
  private final ModelConfig config;

  private FusionGraph(Map<String, FloatTensor> parameters, ModelConfig config) {
    this.layers = new GraphLayers(parameters);
    this.config = config;
  }

  /** {@code [1, textDim]}: the part of the pooled vector that the text alone decides. */
  static final String PLAIN = "plain";

  /** {@code [b, labels]}. */
  static String probabilities(String head) {
    return "probabilities." + head;
  }

  /** {@code [b, heads, n, c]}. */
  static String textToVideo(int layer) {
    return "textToVideo." + layer;
  }

  /** {@code [b, heads, c, n]}. */
  static String videoToText(int layer) {
    return "videoToText." + layer;
  }

  static byte[] write(Map<String, FloatTensor> parameters, ModelConfig config) {
    FusionGraph graph = new FusionGraph(parameters, config);
    graph.add();
    return graph.layers.build();
  }

  private void add() {
    int h = config.fusionHeads();
    int d = config.fusionDim();
    int each = d / h;
    String hidden = layers.input(HIDDEN, 1, "tokens", config.textDim());
    String video = layers.input(FusionParts.STATE, "videos", "cells", d);
    String query = null;
    String key = null;
    String value = null;
    if (config.fusionLayers() > 0) {
      // the first layer's come with the video
      query = layers.input(FusionParts.QUERY, "videos", h, "cells", each);
      key = layers.input(FusionParts.KEY, "videos", h, each, "cells");
      value = layers.input(FusionParts.VALUE, "videos", h, "cells", each);
    }
    String textIn = layers.layerNorm(hidden, "fusion.text.in.norm");
    String text = layers.linear(textIn, "fusion.text.in");
    String textNorm = layers.layerNorm(text, norm(0, "text"));
    String videoNorm = config.fusionLayers() > 0 ? null : layers.layerNorm(video, norm(0, "video"));
    for (int l = 0; l < config.fusionLayers(); l++) {
      String t = "fusion.layer." + l + ".text";
      String v = "fusion.layer." + l + ".video";
      if (l > 0) {
        query = scaled(heads(videoNorm, v + ".query"));
        key = turned(heads(videoNorm, t + ".key"));
        value = heads(videoNorm, t + ".value");
      }
      String toVideo = layers.softmax(layers.matMul(scaled(heads(textNorm, t + ".query")), key), 3);
      String toText = layers.softmax(layers.matMul(query, turned(heads(textNorm, v + ".key"))), 3);
      String fromText = heads(textNorm, v + ".value");
      GraphLayers.Residual nextText = layer(text, mix(toVideo, value), t, norm(l + 1, "text"));
      GraphLayers.Residual nextVideo = layer(video, mix(toText, fromText), v, norm(l + 1, "video"));
      text = nextText.sum();
      textNorm = nextText.norm();
      video = nextVideo.sum();
      videoNorm = nextVideo.norm();
      layers.output(textToVideo(l), toVideo);
      layers.output(videoToText(l), toText);
    }
    heads(layers.mean(textNorm, 1, false), layers.mean(videoNorm, 1, false), textIn);
  }

  /** The norm that a side goes through before layer {@code l}; after the last, before pooling. */
  private String norm(int l, String side) {
    return l < config.fusionLayers()
        ? "fusion.layer." + l + "." + side + ".norm"
        : "fusion." + side + ".out.norm";
  }

  /** What one side's attention and feed-forward block make of it, and the next norm of that. */
  private GraphLayers.Residual layer(String x, String mixed, String name, String nextNorm) {
    GraphLayers.Residual attended = layers.residual(mixed, name + ".out", x, name + ".mlp.norm");
    String hidden = layers.gelu(layers.linear(attended.norm(), name + ".mlp.in"));
    return layers.residual(hidden, name + ".mlp.out", attended.sum(), nextNorm);
  }

  private void heads(String fusedText, String fusedVideo, String textIn) {
    int d = config.fusionDim();
    String plainText = layers.mean(textIn, 1, false);
    layers.output(PLAIN, plainText);
    for (HeadSpec head : config.heads()) {
      String name = "head." + head.key();
      FloatTensor weight = layers.parameter(name + ".weight");
      String logits = layers.input(FusionParts.head(head.key()), "videos", head.labels().size());
      List<String> sides = new ArrayList<>(List.of(fusedText, fusedVideo, plainText));
      int[] from = {0, d, 2 * d};
      int[] size = {d, d, config.textDim()};
      for (int i = 0; i < from.length; i++) {
        String part =
            layers.constant(name + "." + i, FusionParts.columns(weight, from[i], size[i]));
        logits = layers.add(logits, layers.matMul(sides.get(i), part));
      }
      layers.output(probabilities(head.key()), layers.softmax(logits, 1));
    }
  }

  private String heads(String x, String name) {
    return layers.heads(layers.linear(x, name), config.fusionHeads(), config.fusionDim());
  }

  private String scaled(String query) {
    return layers.multiply(query, layers.number(FusionParts.scale(config)));
  }

  /** {@code [b, heads, m, d/heads] -> [b, heads, d/heads, m]}. */
  private String turned(String key) {
    return layers.transpose(key, 0L, 1L, 3L, 2L);
  }

  /** {@code [b, heads, q, k], [b, heads, k, d/heads] -> [b, q, d]}. */
  private String mix(String attention, String value) {
    String mixed = layers.transpose(layers.matMul(attention, value), 0L, 2L, 1L, 3L);
    return layers.reshape(mixed, 0, 0, config.fusionDim());
  }
}
