package dev.sightline.core.model.onnx;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.tensor.FloatTensor;
import java.util.Map;

/**
 * The part of {@link VideoSideGraph} that depends on the order of the clips, as an ONNX model: what
 * is costly was computed of each clip before, wherever it stood.
 *
 * <p>Inputs: {@link VideoSideGraph#CELLS}, {@link VideoSideGraph#GATES}, {@link
 * VideoSideGraph#NORMED}, {@link VideoSideGraph#PLACED} of the clips in their new order, and the
 * weights of the learned time positions {@code [k, bins]}. Outputs: those of {@link
 * VideoSideGraph#maskable} under the same names, with {@link #OUT} before those that are inputs
 * too.
 */
final class CompositionGraph {
  static final String OUT = "out.";

  private CompositionGraph() {}

  static byte[] write(Map<String, FloatTensor> parameters, ModelConfig config) {
    GraphLayers layers = new GraphLayers(parameters);
    String cells = layers.input(VideoSideGraph.CELLS, config.alignDim(), "cells");
    String gates = layers.input(VideoSideGraph.GATES, 1, "cells");
    String normed = layers.input(VideoSideGraph.NORMED, "cells", config.videoChannels());
    String placed =
        layers.input(VideoSideGraph.PLACED, "clips", config.cellsPerClip(), config.fusionDim());
    String time = layers.input(VideoSideGraph.TIME, "clips", config.timeBins());
    layers.output(OUT + VideoSideGraph.CELLS, cells);
    layers.output(OUT + VideoSideGraph.GATES, gates);
    layers.output(OUT + VideoSideGraph.NORMED, normed);
    layers.output(VideoSideGraph.PLAIN, layers.mean(normed, 0, true));
    String positions = layers.parameterTensor("fusion.position.time");
    // [k, d] -> [k, 1, d]: all cells of a clip lie at one time
    String times = layers.reshape(layers.matMul(time, positions), -1, 1, config.fusionDim());
    String state = layers.reshape(layers.add(placed, times), 1, -1, config.fusionDim());
    VideoSideGraph.state(layers, config, VideoSideGraph.WHOLE, state);
    return layers.build();
  }
}
