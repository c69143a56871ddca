package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Linear task heads on the concatenated, pooled vectors of text and video. */
public final class TaskHeads {
  private final Layers layers;

  TaskHeads(Layers layers) {
    this.layers = layers;
  }

  /** Makes the parameters, called {@code head.KEY.*}. */
  static void init(ModelConfig c, ParameterInit init) {
    for (HeadSpec head : c.heads()) {
      // what comes out of the fusion counts for nothing before it has learnt something
      init.linearWithoutFirst(
          "head." + head.key(), FusionNet.pooledWidth(c), head.labels().size(), 2 * c.fusionDim());
    }
  }

  /** {@code [b, pooledWidth] -> [b, labels]}, logits. */
  public NDArray logits(NDArray pooled, String head) {
    return layers.linear(pooled, "head." + head);
  }

  /**
   * Sum of the squared weights of a head, for a ridge penalty: the sets are small for the width of
   * the pooled vector.
   *
   * @param manager owns the result, a single number
   */
  public NDArray squaredNorm(NDManager manager, String head) {
    NDArray sum = layers.parameter("head." + head + ".weight").square().sum();
    sum.attach(manager);
    return sum;
  }
}
