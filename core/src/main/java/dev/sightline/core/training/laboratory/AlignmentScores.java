package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.training.feature.TokenFeatures;

/**
 * How well texts go together with videos, and with their single clips.
 *
 * @param clips logits of the late interaction, {@code [texts, videos · k]}
 * @param videos the same with whole videos, {@code [texts, videos]}
 * @param pooled logits of whole texts and whole videos, {@code [texts, videos]}
 * @param flatness see {@link #flatness}
 */
record AlignmentScores(NDArray clips, NDArray videos, NDArray pooled, NDArray flatness) {
  /** Weight of the pooled vectors' loss beside the two of late interaction. */
  private static final float POOLED = 0.5f;

  private static final float EPSILON = 1e-6f;

  /**
   * @param texts compared word by word
   * @param wholes the same texts, compared as wholes
   * @param grid {@code [videos · k, c, channels]}
   * @param k clips of each video
   */
  static AlignmentScores of(
      AlignmentNet net,
      TokenFeatures.Batch texts,
      TokenFeatures.Batch wholes,
      NDArray grid,
      int k) {
    long clips = grid.getShape().get(0);
    long c = grid.getShape().get(1);
    NDArray tokens = net.tokens(texts.hidden());
    NDArray gates = net.tokenGates(texts.hidden(), texts.content());
    NDArray cells = net.cells(grid);
    // [videos · k, c, ..] -> [videos, k · c, ..]
    NDArray whole = grid.reshape(clips / k, k * c, -1);
    NDArray wholeCells = cells.reshape(clips / k, k * c, -1);
    NDArray here = grid.getManager().ones(new Shape(clips, c));
    NDArray there = here.reshape(clips / k, k * c);
    NDArray content = texts.content();
    return new AlignmentScores(
        net.lateLogits(net.late(tokens, gates, content, cells, net.cellGates(grid, here), here)),
        net.lateLogits(
            net.late(tokens, gates, content, wholeCells, net.cellGates(whole, there), there)),
        net.pooledLogits(net.text(wholes.hidden(), wholes.mask()), net.video(whole, there)),
        flatness(
            // as many texts belong to each video
            net.attention(tokens.reshape(clips / k, -1, tokens.getShape().get(2)), wholeCells),
            gates,
            content));
  }

  /**
   * How far the map's rows are from flat, for words that the score makes little of: mean over the
   * words of {@code (1 − g/max g) · KL(a ‖ uniform)}, where no gradient goes into the importances
   * {@code g}. So a word that tells nothing looks nowhere, and which words those are follows from
   * the sentences that fit and do not fit.
   *
   * @param maps {@code [videos, texts of each · n, c]}, rows that sum to 1
   * @param gates {@code [texts, n]}
   * @param content {@code [texts, n]}, 1 for words
   */
  static NDArray flatness(NDArray maps, NDArray gates, NDArray content) {
    NDArray weight =
        content.sub(gates.div(gates.max(new int[] {1}, true)).mul(content)).stopGradient();
    NDArray divergence =
        maps.mul(maps.add(EPSILON).log())
            .sum(new int[] {2})
            .add((float) Math.log(maps.getShape().get(2)));
    return divergence.reshape(weight.getShape()).mul(weight).sum().div(content.sum());
  }

  /** The sum of the losses; counts how often the late interaction ranks rightly. */
  NDArray loss(Contrast byClip, Contrast byVideo, float flat, StageLoop.Hits hits) {
    byClip.count(clips.toFloatArray(), hits);
    hits.add("train.flatness", flatness.getFloat(), 1);
    return byClip
        .loss(clips)
        .add(byVideo.loss(videos))
        .add(Factor.times(byVideo.loss(pooled), POOLED))
        .add(Factor.times(flatness, flat));
  }
}
