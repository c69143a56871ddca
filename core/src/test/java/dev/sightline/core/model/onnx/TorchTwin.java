package dev.sightline.core.model.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.tensor.FloatTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link TextVideoNetwork} as the networks that are trained compute it, on DJL. */
final class TorchTwin implements AutoCloseable {
  private final NDManager manager;
  private final ModelConfig config;
  private final ParameterSet parameters;
  private final MultimodalNet net;

  TorchTwin(NDManager parent, Map<String, FloatTensor> weights, ModelConfig config) {
    this.manager = parent.newSubManager();
    this.config = config;
    this.parameters = new ParameterSet(manager);
    weights.forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
    this.net = new MultimodalNet(config, parameters, false);
  }

  ModelOutput run(FloatTensor words, float[] content, float[] grid, int k) {
    NDArray hidden = hidden(words);
    long n = hidden.getShape().get(1);
    long c = (long) k * config.cellsPerClip();
    NDArray cells = manager.create(grid, new Shape(1, c, config.videoChannels()));
    FusionNet.Output whole = fuse(hidden, cells, manager.create(time(k), bins(1, c)));
    if (words == null) {
      float[] none = {};
      return new ModelOutput(
          none,
          none,
          Float.NaN,
          heads(whole.pooled(), Side.VIDEO),
          none,
          none,
          none,
          plain(whole, false));
    }
    AlignmentNet align = net.alignment();
    NDArray tokens = align.tokens(hidden);
    NDArray vectors = align.cells(cells);
    NDArray mask = manager.create(content, new Shape(1, n));
    NDArray present = manager.ones(new Shape(1, c));
    NDArray tokenGates = align.tokenGates(hidden, mask);
    NDArray cellGates = align.cellGates(cells, present);
    float late =
        align.late(tokens, tokenGates, mask, vectors, cellGates, present).toFloatArray()[0];
    NDArray scores = align.scaledScores(tokens.squeeze(0), vectors.squeeze(0));
    return new ModelOutput(
        scores.softmax(1).toFloatArray(),
        tokenGates.toFloatArray(),
        late,
        heads(whole.pooled(), Side.BOTH),
        joined(whole.textToVideo()),
        joined(whole.videoToText()),
        plain(whole, true),
        plain(whole, false));
  }

  /**
   * Logits of the heads with parts of the input hidden.
   *
   * @param tokens for each token 1, or 0 if it is hidden
   * @param present for each cell 1, or 0 if it is hidden
   * @param side which sides are no stand-ins
   */
  Map<String, float[]> masked(
      FloatTensor words, float[] tokens, Grid video, float[] present, Side side) {
    long c = (long) video.clips() * config.cellsPerClip();
    NDArray time = manager.create(time(video.clips()), bins(1, c));
    FusionNet.Output out =
        net.fusion()
            .forward(
                hidden(words),
                manager.create(tokens, new Shape(1, tokens.length)),
                cells(video),
                manager.create(present, new Shape(1, c)),
                time);
    Map<String, float[]> logits = new LinkedHashMap<>();
    for (HeadSpec head : config.heads()) {
      logits.put(head.key(), net.heads().logits(out.pooled(), head.key(), side).toFloatArray());
    }
    return logits;
  }

  /**
   * The late-interaction score with parts of the input hidden.
   *
   * @param content for each token 1, or 0 if it is special or hidden
   * @param present for each cell 1, or 0 if it is hidden
   */
  float maskedLate(FloatTensor words, float[] content, Grid video, float[] present) {
    AlignmentNet align = net.alignment();
    NDArray mask = manager.create(content, new Shape(1, content.length));
    NDArray seen = manager.create(present, new Shape(1, present.length));
    NDArray text = hidden(words);
    NDArray cells = cells(video);
    return align.late(
            align.tokens(text),
            align.tokenGates(text, mask),
            mask,
            align.cells(cells),
            align.cellGates(cells, seen),
            seen)
        .toFloatArray()[0];
  }

  /** The learned stand-in of an absent video as a grid of one clip. */
  Grid absentVideo() {
    float[] one = net.fusion().absentVideo().toFloatArray();
    float[] grid = new float[config.cellsPerClip() * one.length];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = one[i % one.length];
    }
    return new Grid(grid, 1);
  }

  /**
   * @param values {@code [clips, h, w, channels]}
   */
  record Grid(float[] values, int clips) {}

  private NDArray cells(Grid video) {
    long c = (long) video.clips() * config.cellsPerClip();
    return manager.create(video.values(), new Shape(1, c, config.videoChannels()));
  }

  /** The part of the pooled vector that the text, or the video, alone decides. */
  private float[] plain(FusionNet.Output whole, boolean text) {
    float[] pooled = whole.pooled().toFloatArray();
    int from = 2 * config.fusionDim();
    int video = from + config.textDim();
    return text
        ? Arrays.copyOfRange(pooled, from, video)
        : Arrays.copyOfRange(pooled, video, pooled.length);
  }

  /** Each clip as if it were the whole video. */
  Map<String, float[]> courses(FloatTensor words, float[] grid, int k) {
    int c = config.cellsPerClip();
    NDArray cells = manager.create(grid, new Shape(k, c, config.videoChannels()));
    NDArray time = manager.create(time(1), bins(1, c)).repeat(0, k);
    return heads(
        fuse(hidden(words).repeat(0, k), cells, time).pooled(),
        words == null ? Side.VIDEO : Side.BOTH);
  }

  private NDArray hidden(FloatTensor words) {
    return words == null
        ? manager.zeros(new Shape(1, 1, config.textDim())).add(net.fusion().absentText())
        : manager.create(words.values(), new Shape(1, words.size(0), words.size(1)));
  }

  private FusionNet.Output fuse(NDArray hidden, NDArray cells, NDArray time) {
    Shape text = new Shape(hidden.getShape().get(0), hidden.getShape().get(1));
    Shape video = new Shape(cells.getShape().get(0), cells.getShape().get(1));
    return net.fusion().forward(hidden, manager.ones(text), cells, manager.ones(video), time);
  }

  private Shape bins(long b, long cells) {
    return new Shape(b, cells, config.timeBins());
  }

  private float[] time(int clips) {
    int bins = config.timeBins();
    float[] weights = TimeBins.weights(clips, bins);
    float[] each = new float[weights.length * config.cellsPerClip()];
    for (int i = 0; i < each.length; i++) {
      each[i] = weights[i / bins / config.cellsPerClip() * bins + i % bins];
    }
    return each;
  }

  private Map<String, float[]> heads(NDArray pooled, Side side) {
    Map<String, float[]> out = new LinkedHashMap<>();
    for (HeadSpec head : config.heads()) {
      out.put(head.key(), net.heads().logits(pooled, head.key(), side).softmax(1).toFloatArray());
    }
    return out;
  }

  private static float[] joined(List<NDArray> layers) {
    if (layers.isEmpty()) {
      return new float[0];
    }
    NDArray all = layers.getFirst().flatten();
    for (NDArray layer : layers.subList(1, layers.size())) {
      all = all.concat(layer.flatten());
    }
    return all.toFloatArray();
  }

  @Override
  public void close() {
    parameters.close();
    manager.close();
  }
}
