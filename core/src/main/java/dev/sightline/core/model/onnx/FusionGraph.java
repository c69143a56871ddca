package dev.sightline.core.model.onnx;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code FusionNet} and the task heads, as an ONNX model.
 *
 * <p>As it is, for one text beside b prepared videos. Inputs: hidden states {@code [1, n,
 * textDim]}, shared by all b, and what {@link FusionParts} names. Outputs: {@link #probabilities},
 * {@link #logits}, {@link #textToVideo}, {@link #videoToText}, {@link #PLAIN}.
 *
 * <p>Maskable, for b texts, or one, beside one prepared video, each time with other tokens and
 * cells hidden. More inputs: {@link MaskInputs}. Hidden ones get no attention and are left out of
 * every mean, as padding is in training.
 */
final class FusionGraph {
  static final String HIDDEN = "hidden";

  private final GraphLayers layers;
  private final ModelConfig config;
  private final boolean maskable;

  private FusionGraph(Map<String, FloatTensor> parameters, ModelConfig config, boolean maskable) {
    this.layers = new GraphLayers(parameters);
    this.config = config;
    this.maskable = maskable;
  }

  /** {@code [b or 1, textDim]}: the part of the pooled vector that the text alone decides. */
  static final String PLAIN = "plainText";

  /** {@code [b, labels]}. */
  static String probabilities(String head) {
    return "probabilities." + head;
  }

  /** {@code [b, labels]}. */
  static String logits(String head) {
    return "logits." + head;
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
    return write(parameters, config, false);
  }

  /**
   * @param maskable whether parts of the text and the video can be hidden, and heads turned off
   */
  static byte[] write(Map<String, FloatTensor> parameters, ModelConfig config, boolean maskable) {
    FusionGraph graph = new FusionGraph(parameters, config, maskable);
    graph.add();
    return graph.layers.build();
  }

  private void add() {
    int h = config.fusionHeads();
    int d = config.fusionDim();
    int each = d / h;
    String hidden = layers.input(HIDDEN, maskable ? "texts" : 1, "tokens", config.textDim());
    MaskInputs masks = maskable ? MaskInputs.declare(layers, config) : null;
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
      String cellScores = layers.matMul(scaled(heads(textNorm, t + ".query")), key);
      String tokenScores = layers.matMul(query, turned(heads(textNorm, v + ".key")));
      if (maskable) {
        cellScores = layers.add(cellScores, masks.cells());
        tokenScores = layers.add(tokenScores, masks.tokens());
      }
      String toVideo = layers.softmax(cellScores, 3);
      String toText = layers.softmax(tokenScores, 3);
      String mixedText = layers.matMul(toVideo, value);
      String mixedVideo = layers.matMul(toText, heads(textNorm, v + ".value"));
      if (maskable) {
        mixedText = layers.multiply(mixedText, masks.textHeads().get(l));
        mixedVideo = layers.multiply(mixedVideo, masks.videoHeads().get(l));
      }
      GraphLayers.Residual nextText = layer(text, joined(mixedText), t, norm(l + 1, "text"));
      GraphLayers.Residual nextVideo = layer(video, joined(mixedVideo), v, norm(l + 1, "video"));
      text = nextText.sum();
      textNorm = nextText.norm();
      video = nextVideo.sum();
      videoNorm = nextVideo.norm();
      layers.output(textToVideo(l), toVideo);
      layers.output(videoToText(l), toText);
    }
    List<String> pooled = List.of(textNorm, videoNorm, textIn);
    List<Integer> widths = List.of(d, d, config.textDim());
    List<String> means = new ArrayList<>();
    for (int i = 0; i < pooled.size(); i++) {
      means.add(mean(pooled.get(i), i == 1, widths.get(i), masks));
    }
    layers.output(PLAIN, means.get(2));
    if (maskable) {
      means.add(plainVideo(masks));
      widths = List.of(d, d, config.textDim(), config.videoChannels());
    }
    heads(means, widths);
  }

  /** {@code [b, m, width] -> [b, width]}. */
  private String mean(String x, boolean cells, int width, MaskInputs masks) {
    if (!maskable) {
      return layers.mean(x, 1, false);
    }
    String weights = cells ? masks.cellWeights() : masks.tokenWeights();
    return layers.reshape(layers.matMul(weights, x), -1, width);
  }

  /** What of the pooled vector the visible cells alone decide, {@code [b, channels]}. */
  private String plainVideo(MaskInputs masks) {
    String normed = layers.input(VideoSideGraph.NORMED, "cells", config.videoChannels());
    String plain =
        layers.reshape(layers.matMul(masks.cellWeights(), normed), -1, config.videoChannels());
    layers.output(VideoSideGraph.PLAIN, plain);
    return plain;
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

  /** The heads read what is pooled, one part after another. */
  private void heads(List<String> parts, List<Integer> widths) {
    for (HeadSpec head : config.heads()) {
      String name = "head." + head.key();
      FloatTensor weight = layers.parameter(name + ".weight");
      String logits =
          maskable
              ? layers.parameterTensor(name + ".bias")
              : layers.input(FusionParts.head(head.key()), "videos", head.labels().size());
      int from = 0;
      for (int i = 0; i < parts.size(); i++) {
        String part =
            layers.constant(name + "." + i, FusionParts.columns(weight, from, widths.get(i)));
        logits = layers.add(logits, layers.matMul(parts.get(i), part));
        from += widths.get(i);
      }
      layers.output(logits(head.key()), logits);
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

  /** {@code [b, heads, q, d/heads] -> [b, q, d]}. */
  private String joined(String mixed) {
    return layers.reshape(layers.transpose(mixed, 0L, 2L, 1L, 3L), 0, 0, config.fusionDim());
  }
}
