package dev.sightline.core.model.onnx;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.tensor.FloatTensor;
import java.util.Map;

/**
 * {@code AlignmentNet} for one text beside one prepared video, as an ONNX model.
 *
 * <p>Inputs: hidden states {@code [1, n, textDim]}; {@link #CONTENT}; the video's {@link
 * VideoSideGraph#CELLS} and {@link VideoSideGraph#GATES}. Outputs: {@link #ALIGNMENT}, {@link
 * #LATE}.
 */
final class AlignmentGraph {
  static final String HIDDEN = "hidden";

  /** {@code [n, 1]}: 1 for tokens that are not special. */
  static final String CONTENT = "content";

  /** {@code [n, c]}: softmax over the cells of the scaled cosines. */
  static final String ALIGNMENT = "alignment";

  /** {@code [1, 1]}: late-interaction score, -1..1. */
  static final String LATE = "late";

  /** Score added to what must get no attention; e^-10000 is 0 in float32. */
  private static final float MASKED = 1e4f;

  private AlignmentGraph() {}

  static byte[] write(Map<String, FloatTensor> parameters, ModelConfig config) {
    GraphLayers layers = new GraphLayers(parameters);
    String hidden = layers.input(HIDDEN, 1, "tokens", config.textDim());
    String content = layers.input(CONTENT, "tokens", 1);
    String cells = layers.input(VideoSideGraph.CELLS, config.alignDim(), "cells");
    String gates = layers.input(VideoSideGraph.GATES, 1, "cells");
    String in = layers.layerNorm(layers.reshape(hidden, -1, config.textDim()), "align.token.norm");
    // [n, d] x [d, c] -> [n, c]
    String s = layers.matMul(layers.tower(in, "align.token"), cells);
    float kappa = (float) Math.exp(layers.parameter("align.attention.scale").values()[0]);
    String scaled = layers.multiply(s, layers.number(kappa));
    String mask =
        layers.multiply(layers.add(content, layers.number(-1)), layers.number(MASKED)); // [n, 1]
    // text -> video: [n, c] -> [n, 1] -> [1, 1]
    String toCells = layers.softmax(scaled, 1);
    String tokenGates = layers.softmax(layers.add(layers.linear(in, "align.token.gate"), mask), 0);
    String text =
        layers.sum(layers.multiply(layers.sum(layers.multiply(toCells, s), 1), tokenGates), 0);
    // video -> text: [n, c] -> [1, c] -> [1, 1]
    String toTokens = layers.softmax(layers.add(scaled, mask), 0);
    String video =
        layers.sum(layers.multiply(layers.sum(layers.multiply(toTokens, s), 0), gates), 1);
    layers.output(ALIGNMENT, toCells);
    layers.output(LATE, layers.multiply(layers.add(text, video), layers.number(0.5f)));
    return layers.build();
  }
}
