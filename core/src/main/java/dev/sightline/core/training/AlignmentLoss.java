package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.training.feature.TokenFeatures;

/**
 * InfoNCE (van den Oord et al., 2018, eq. 4), symmetric, over late-interaction scores, over pooled
 * vectors, and over their sum, which is what retrieval ranks by.
 */
public final class AlignmentLoss {
  private AlignmentLoss() {}

  /**
   * @param texts text i belongs to video i
   * @param grid {@code [b, c, channels]}
   * @return a single number
   */
  public static NDArray of(AlignmentNet net, TokenFeatures.Batch texts, NDArray grid) {
    Logits logits = Logits.of(net, texts, grid);
    return infoNce(logits.late()).add(infoNce(logits.pooled())).add(infoNce(logits.sum()));
  }

  /**
   * Both scores of every text with every video.
   *
   * @param late {@code [b, v]}
   * @param pooled {@code [b, v]}
   */
  record Logits(NDArray late, NDArray pooled) {
    /**
     * @param texts b of them
     * @param grid {@code [v, c, channels]}
     */
    static Logits of(AlignmentNet net, TokenFeatures.Batch texts, NDArray grid) {
      NDArray present = grid.getManager().ones(grid.getShape().slice(0, 2));
      return new Logits(
          AlignmentLoss.late(net, texts, grid, present),
          AlignmentLoss.pooled(net, texts, grid, present));
    }

    /** What retrieval ranks by. */
    NDArray sum() {
      return late.add(pooled);
    }
  }

  /**
   * What retrieval ranks by: the sum of both logits.
   *
   * @param texts b of them
   * @param grid {@code [v, c, channels]}
   * @return {@code [b, v]}
   */
  public static NDArray logits(AlignmentNet net, TokenFeatures.Batch texts, NDArray grid) {
    return Logits.of(net, texts, grid).sum();
  }

  private static NDArray late(
      AlignmentNet net, TokenFeatures.Batch texts, NDArray grid, NDArray present) {
    return net.lateLogits(
        net.late(
            net.tokens(texts.hidden()),
            net.tokenGates(texts.hidden(), texts.content()),
            texts.content(),
            net.cells(grid),
            net.cellGates(grid, present),
            present));
  }

  private static NDArray pooled(
      AlignmentNet net, TokenFeatures.Batch texts, NDArray grid, NDArray present) {
    return net.pooledLogits(net.text(texts.hidden(), texts.mask()), net.video(grid, present));
  }

  /**
   * @param logits {@code [b, b]}; the pair i, i is the positive one
   */
  static NDArray infoNce(NDArray logits) {
    NDArray eye = logits.getManager().eye((int) logits.getShape().get(0));
    long b = logits.getShape().get(0);
    NDArray rows = logits.logSoftmax(1).mul(eye).sum();
    NDArray columns = logits.logSoftmax(0).mul(eye).sum();
    return Factor.times(rows.add(columns), -0.5f / b);
  }
}
