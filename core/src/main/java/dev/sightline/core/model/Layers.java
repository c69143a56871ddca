package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;

/** The layers that the networks of this package are made of, as functions of named parameters. */
public final class Layers {
  private static final float LAYER_NORM_EPS = 1e-5f;

  private final ParameterSet parameters;
  private final boolean training;
  private final AttentionTap tap;

  /**
   * @param training true: dropout drops
   * @param tap sees every attention map
   */
  public Layers(ParameterSet parameters, boolean training, AttentionTap tap) {
    this.parameters = parameters;
    this.training = training;
    this.tap = tap;
  }

  /** An attention map, as the network is to use it. */
  NDArray seen(AttentionStream stream, int layer, NDArray attention) {
    return tap.tap(stream, layer, attention);
  }

  /** A parameter as it is. */
  public NDArray parameter(String name) {
    return parameters.get(name);
  }

  boolean has(String name) {
    return parameters.has(name);
  }

  /** {@code [.., in] -> [.., out]}. */
  public NDArray linear(NDArray x, String name) {
    return Linear.linear(x, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
        .singletonOrThrow();
  }

  /** Over the last axis. */
  public NDArray layerNorm(NDArray x, String name) {
    Shape last = new Shape(x.getShape().get(x.getShape().dimension() - 1));
    return LayerNorm.layerNorm(
            x,
            last,
            parameters.get(name + ".weight"),
            parameters.get(name + ".bias"),
            LAYER_NORM_EPS)
        .singletonOrThrow();
  }

  NDArray dropout(NDArray x, float rate) {
    return training && rate > 0 ? Dropout.dropout(x, rate, true).singletonOrThrow() : x;
  }

  NDArray gelu(NDArray x) {
    return Activation.gelu(x);
  }

  /** Unit length over the last axis. */
  NDArray unit(NDArray x) {
    return x.normalize(2, x.getShape().dimension() - 1);
  }

  /**
   * The exponential of a learned scalar, as an array that belongs to the manager of {@code like}.
   */
  NDArray exp(String name, NDArray like) {
    NDArray e = parameters.get(name).exp();
    e.attach(like.getManager());
    return e;
  }
}
