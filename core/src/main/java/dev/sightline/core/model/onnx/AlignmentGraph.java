package dev.sightline.core.model.onnx;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.tensor.FloatTensor;
import java.util.Map;

/**
 * {@code AlignmentNet} for b texts of n tokens beside one prepared video, as an ONNX model; texts
 * and cells may be hidden in part.
 *
 * <p>Inputs: hidden states {@code [b or 1, n, textDim]}; {@link #CONTENT}; {@link #CELL_MASK}; the
 * video's {@link VideoSideGraph#CELLS} and {@link VideoSideGraph#GATES}. Outputs: {@link
 * #ALIGNMENT}, {@link #IMPORTANCE}, {@link #LATE}.
 */
final class AlignmentGraph {
  static final String HIDDEN = "hidden";

  /** {@code [b, n, 1]}: 1 for tokens that are neither special nor hidden. */
  static final String CONTENT = "content";

  /** {@code [b, 1, c]}: 0, or {@link GraphLayers#MASKED} for hidden cells. */
  static final String CELL_MASK = "cellMask";

  /** {@code [b, n, c]}: softmax over the cells of the scaled cosines. */
  static final String ALIGNMENT = "alignment";

  /** {@code [b, n, 1]}: learned importance of each token, summing to 1; 0 where special. */
  static final String IMPORTANCE = "importance";

  /** {@code [b, 1, 1]}: late-interaction score, -1..1. */
  static final String LATE = "late";

  private AlignmentGraph() {}

  static byte[] write(Map<String, FloatTensor> parameters, ModelConfig config) {
    GraphLayers layers = new GraphLayers(parameters);
    String hidden = layers.input(HIDDEN, "hiddens", "tokens", config.textDim());
    String content = layers.input(CONTENT, "texts", "tokens", 1);
    String cellMask = layers.input(CELL_MASK, "texts", 1, "cells");
    String cells = layers.input(VideoSideGraph.CELLS, config.alignDim(), "cells");
    String gates = layers.input(VideoSideGraph.GATES, 1, "cells");
    String in = layers.layerNorm(hidden, "align.token.norm");
    // [b, n, d] x [d, c] -> [b, n, c]
    String s = layers.matMul(layers.tower(in, "align.token"), cells);
    float kappa = (float) Math.exp(layers.parameter("align.attention.scale").values()[0]);
    String scaled = layers.multiply(s, layers.number(kappa));
    String mask =
        layers.multiply(
            layers.add(content, layers.number(-1)),
            layers.number(-GraphLayers.MASKED)); // [b, n, 1]
    // text -> video: [b, n, c] -> [b, n, 1] -> [b, 1, 1]
    String toCells = layers.softmax(layers.add(scaled, cellMask), 2);
    String tokenGates = layers.softmax(layers.add(layers.linear(in, "align.token.gate"), mask), 1);
    String text =
        layers.sum(layers.multiply(layers.sum(layers.multiply(toCells, s), 2), tokenGates), 1);
    // video -> text: [b, n, c] -> [b, 1, c] -> [b, 1, 1]
    String toTokens = layers.softmax(layers.add(scaled, mask), 1);
    String cellGates = layers.softmax(layers.add(gates, cellMask), 2);
    String video =
        layers.sum(layers.multiply(layers.sum(layers.multiply(toTokens, s), 1), cellGates), 2);
    layers.output(ALIGNMENT, toCells);
    layers.output(IMPORTANCE, tokenGates);
    layers.output(LATE, layers.multiply(layers.add(text, video), layers.number(0.5f)));
    return layers.build();
  }
}
