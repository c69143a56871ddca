package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.training.feature.TokenFeatures;

/**
 * How well texts and videos go together, by two measures.
 *
 * @param late logits of the late interaction, {@code [texts, videos]}
 * @param pooled logits of whole texts and videos, {@code [texts, videos]}
 */
record AlignmentScores(NDArray late, NDArray pooled) {
  /**
   * @param grid {@code [videos, c, channels]}
   */
  static AlignmentScores of(AlignmentNet net, TokenFeatures.Batch texts, NDArray grid) {
    long b = grid.getShape().get(0);
    long c = grid.getShape().get(1);
    NDArray present = grid.getManager().ones(new Shape(b, c));
    NDArray late =
        net.lateLogits(
            net.late(
                net.tokens(texts.hidden()),
                net.tokenGates(texts.hidden(), texts.content()),
                texts.content(),
                net.cells(grid),
                net.cellGates(grid, present),
                present));
    NDArray pooled =
        net.pooledLogits(net.text(texts.hidden(), texts.mask()), net.video(grid, present));
    return new AlignmentScores(late, pooled);
  }

  /** The sum of both losses; counts how often the late interaction ranks rightly. */
  NDArray loss(Contrast contrast, StageLoop.Hits hits) {
    contrast.count(late.toFloatArray(), hits);
    return contrast.loss(late).add(contrast.loss(pooled));
  }
}
