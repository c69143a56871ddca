package dev.sightline.core.model.onnx;

import dev.sightline.core.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * What a maskable {@link FusionGraph} is told of hidden parts, by the names of its inputs.
 *
 * @param tokens {@code [b, 1, 1, n]}: added to attention scores, 0 or {@link GraphLayers#MASKED}
 * @param cells {@code [b, 1, 1, c]}: the same of cells
 * @param tokenWeights {@code [b, 1, n]}: the mean over what is visible, each row summing to 1
 * @param cellWeights {@code [b, 1, c]}: the same of cells
 * @param textHeads for each layer {@code [heads, 1, 1]}: what a head that reads the video is
 *     multiplied by; 0 turns it off (Michel et al., 2019, section 2.3)
 * @param videoHeads the same of the heads that read the text
 */
record MaskInputs(
    String tokens,
    String cells,
    String tokenWeights,
    String cellWeights,
    List<String> textHeads,
    List<String> videoHeads) {

  MaskInputs {
    textHeads = List.copyOf(textHeads);
    videoHeads = List.copyOf(videoHeads);
  }

  /** The names. */
  static MaskInputs of(ModelConfig config) {
    List<String> text = new ArrayList<>();
    List<String> video = new ArrayList<>();
    for (int l = 0; l < config.fusionLayers(); l++) {
      text.add("textHeads." + l);
      video.add("videoHeads." + l);
    }
    return new MaskInputs("tokenMask", "cellMask", "tokenWeights", "cellWeights", text, video);
  }

  /** Declares the inputs; without layers there is no attention to be masked. */
  static MaskInputs declare(GraphLayers layers, ModelConfig config) {
    MaskInputs names = of(config);
    layers.input(names.tokenWeights, "texts", 1, "tokens");
    layers.input(names.cellWeights, "texts", 1, "cells");
    if (config.fusionLayers() > 0) {
      layers.input(names.tokens, "texts", 1, 1, "tokens");
      layers.input(names.cells, "texts", 1, 1, "cells");
    }
    names.textHeads.forEach(n -> layers.input(n, config.fusionHeads(), 1, 1));
    names.videoHeads.forEach(n -> layers.input(n, config.fusionHeads(), 1, 1));
    return names;
  }
}
