package dev.sightline.core.model.onnx;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.tensor.FloatTensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything of alignment and fusion that depends on the video alone, as an ONNX model: run once
 * for a video, used for every text.
 *
 * <p>k clips, s cells of a clip, c = k·s. Inputs: the grid {@code [k, s, channels]} and the weights
 * of the learned time positions {@code [k, bins]}. Outputs: {@link #CELLS}, {@link #GATES}, {@link
 * #PLAIN}, and the parts that {@link FusionParts} names, once with the prefix {@link #WHOLE} (b =
 * 1, all c cells) and once with {@link #CLIPS} (b = k: each clip as if it were the whole video).
 * For runs that hide cells, {@link #NORMED} takes the place of what is already a mean.
 */
final class VideoSideGraph {
  static final String GRID = "grid";
  static final String TIME = "time";

  /** {@code [alignDim, c]}: unit vectors of the cells, one column each. */
  static final String CELLS = "cells";

  /** {@code [1, c]}: learned importance of each cell, before the softmax. */
  static final String GATES = "gates";

  /** {@code [1, channels]}: the part of the pooled vector that the video alone decides. */
  static final String PLAIN = "plainVideo";

  /** {@code [c, channels]}: what {@link #PLAIN} is the mean of. */
  static final String NORMED = "normed";

  /** {@code [k, channels]}: the same of each clip as if it were the whole video. */
  static final String PLAIN_CLIPS = "plainClips";

  /** {@code [k, s, d]}: the cells' state with their place in the picture, not yet in time. */
  static final String PLACED = "placed";

  static final String WHOLE = "whole.";
  static final String CLIPS = "clips.";

  private final GraphLayers layers;
  private final ModelConfig config;

  private VideoSideGraph(Map<String, FloatTensor> parameters, ModelConfig config) {
    this.layers = new GraphLayers(parameters);
    this.config = config;
  }

  static byte[] write(Map<String, FloatTensor> parameters, ModelConfig config) {
    VideoSideGraph graph = new VideoSideGraph(parameters, config);
    graph.add();
    return graph.layers.build();
  }

  /** Names of all outputs. */
  static Set<String> outputs(ModelConfig config) {
    Set<String> names = new LinkedHashSet<>(List.of(CELLS, GATES, PLAIN, PLAIN_CLIPS));
    for (String prefix : List.of(WHOLE, CLIPS)) {
      FusionParts.names(config).forEach(name -> names.add(prefix + name));
    }
    return names;
  }

  /** Names of the outputs for runs that hide cells. */
  static Set<String> maskable(ModelConfig config) {
    Set<String> names = new LinkedHashSet<>(List.of(CELLS, GATES, NORMED, PLAIN, PLACED));
    FusionParts.state(config).forEach(name -> names.add(WHOLE + name));
    return names;
  }

  private void add() {
    String grid = layers.input(GRID, "clips", config.cellsPerClip(), config.videoChannels());
    String time = layers.input(TIME, "clips", config.timeBins());
    alignment(grid);
    String in = layers.layerNorm(grid, "fusion.video.in.norm");
    String placed =
        layers.add(
            layers.linear(in, "fusion.video.in"), layers.parameterTensor("fusion.position.space"));
    layers.output(PLACED, placed);
    String positions = layers.parameterTensor("fusion.position.time");
    // [k, d] -> [k, 1, d]: all cells of a clip lie at one time
    String times = layers.reshape(layers.matMul(time, positions), -1, 1, config.fusionDim());
    String middle =
        layers.constant(
            "middle", FloatTensor.of(TimeBins.weights(1, config.timeBins()), 1, config.timeBins()));
    fusion(WHOLE, layers.reshape(layers.add(placed, times), 1, -1, config.fusionDim()));
    fusion(CLIPS, layers.add(placed, layers.matMul(middle, positions)));
    String clipMeans = layers.mean(in, 1, false);
    layers.output(PLAIN_CLIPS, clipMeans);
    heads(CLIPS, clipMeans);
    String plain = layers.mean(clipMeans, 0, true);
    layers.output(PLAIN, plain);
    layers.output(NORMED, layers.reshape(in, -1, config.videoChannels()));
    heads(WHOLE, plain);
  }

  private void alignment(String grid) {
    String in = layers.layerNorm(grid, "align.cell.norm");
    String vectors = layers.reshape(layers.tower(in, "align.cell"), -1, config.alignDim());
    layers.output(CELLS, layers.transpose(vectors, 1L, 0L));
    layers.output(GATES, layers.reshape(layers.linear(in, "align.cell.gate"), 1, -1));
  }

  private void fusion(String prefix, String state) {
    state(layers, config, prefix, state);
  }

  /** What the fusion starts from. */
  static void state(GraphLayers layers, ModelConfig config, String prefix, String state) {
    int h = config.fusionHeads();
    int d = config.fusionDim();
    layers.output(prefix + FusionParts.STATE, state);
    if (config.fusionLayers() == 0) {
      return;
    }
    String norm = layers.layerNorm(state, "fusion.layer.0.video.norm");
    String query = layers.heads(layers.linear(norm, "fusion.layer.0.video.query"), h, d);
    String key = layers.heads(layers.linear(norm, "fusion.layer.0.text.key"), h, d);
    String value = layers.heads(layers.linear(norm, "fusion.layer.0.text.value"), h, d);
    layers.output(
        prefix + FusionParts.QUERY,
        layers.multiply(query, layers.number(FusionParts.scale(config))));
    layers.output(prefix + FusionParts.KEY, layers.transpose(key, 0L, 1L, 3L, 2L));
    layers.output(prefix + FusionParts.VALUE, value);
  }

  /** {@code [b, channels] -> [b, labels]} for each head. */
  private void heads(String prefix, String plainVideo) {
    int from = 2 * config.fusionDim() + config.textDim();
    for (HeadSpec head : config.heads()) {
      String name = "head." + head.key();
      String weight =
          layers.constant(
              name + ".video",
              FusionParts.columns(
                  layers.parameter(name + ".weight"), from, config.videoChannels()));
      layers.output(
          prefix + FusionParts.head(head.key()),
          layers.add(layers.matMul(plainVideo, weight), layers.parameterTensor(name + ".bias")));
    }
  }
}
