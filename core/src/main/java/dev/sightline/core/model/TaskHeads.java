package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Linear task heads on the concatenated, pooled vectors of text and video. A head may have two more
 * maps, for a text without a video and a video without a text: one map that serves three questions
 * answers each of them worse than its own does.
 */
public final class TaskHeads {
  private final ModelConfig config;
  private final Layers layers;

  TaskHeads(ModelConfig config, Layers layers) {
    this.config = config;
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

  /**
   * Makes the maps of one head for a side without the other.
   *
   * @param into takes {@code head.KEY.text.*} and {@code head.KEY.video.*}
   */
  public static void initAlone(ModelConfig c, HeadSpec head, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    init.linear(alone(head.key(), Side.TEXT), c.textDim(), head.labels().size());
    init.linear(alone(head.key(), Side.VIDEO), c.videoChannels(), head.labels().size());
  }

  /** Name of the map of a head for one side without the other. */
  public static String alone(String head, Side side) {
    return "head." + head + "." + side.key();
  }

  /** True if the head has a map for each side without the other. */
  public boolean hasAlone(String head) {
    return layers.has(alone(head, Side.TEXT) + ".weight");
  }

  /**
   * Logits of items that all have the same sides.
   *
   * @param pooled {@code [b, pooledWidth]}; an absent side filled with its stand-in
   * @return {@code [b, labels]}
   */
  public NDArray logits(NDArray pooled, String head, Side side) {
    if (side == Side.BOTH || !hasAlone(head)) {
      return logits(pooled, head);
    }
    long from = 2L * config.fusionDim();
    long video = from + config.textDim();
    String columns =
        side == Side.TEXT ? from + ":" + video : video + ":" + FusionNet.pooledWidth(config);
    return aloneLogits(pooled.get(":," + columns), head, side);
  }

  /**
   * Logits of one side by the map that it has for itself.
   *
   * @param plain {@code [b, width of the side]}
   * @return {@code [b, labels]}
   */
  public NDArray aloneLogits(NDArray plain, String head, Side side) {
    return layers.linear(plain, alone(head, side));
  }

  /** {@code [b, pooledWidth] -> [b, labels]}, logits of items with both sides. */
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
    return squaredWeights(manager, "head." + head);
  }

  /** As {@link #squaredNorm}, of the map of one side without the other. */
  public NDArray squaredNorm(NDManager manager, String head, Side side) {
    return squaredWeights(manager, alone(head, side));
  }

  private NDArray squaredWeights(NDManager manager, String map) {
    NDArray sum = layers.parameter(map + ".weight").square().sum();
    sum.attach(manager);
    return sum;
  }
}
