package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.MultimodalNet;

/** Items with known answers whose cells may be changed. Lives as long as the manager it is on. */
public interface AttackedBatch {
  /** Of a change of the cells, {@code [b, cells, channels]}. */
  Shape shape();

  /**
   * How likely the right answers are. May be asked while gradients are recorded.
   *
   * @param unit the change, {@code shape()}, in shares of the root mean square of each video's
   *     cells; its manager owns what is made
   * @return a single number: sum over the items of the log-probabilities of the right answers
   */
  NDArray logLikelihood(MultimodalNet net, NDArray unit);

  /**
   * @param unit as above
   * @return for each item 1 if the likeliest answer is right, else 0
   */
  double[] hits(MultimodalNet net, NDArray unit);
}
