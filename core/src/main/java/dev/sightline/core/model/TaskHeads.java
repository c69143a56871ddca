package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;

/** Linear task heads on the concatenated, pooled vectors of text and video. */
public final class TaskHeads {
  private static final float DROPOUT = 0.3f;

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
    return layers.linear(layers.dropout(pooled, DROPOUT), "head." + head);
  }
}
