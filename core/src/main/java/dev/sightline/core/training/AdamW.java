package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter, 2019, algorithm 2), clipping by the global
 * norm, and an exponential moving average of the weights. Unlike DJL's optimisers its whole state
 * lies in {@link ParameterSet}s, so that a checkpoint can hold it and training goes on bit for bit.
 */
public final class AdamW {
  /** The usual share of the mean of past gradients that stays at each step. */
  public static final float BETA1 = 0.9f;

  private static final float BETA2 = 0.98f;
  private static final float EPS = 1e-8f;

  private final ParameterSet parameters;
  private final ParameterSet firstMoment;
  private final ParameterSet secondMoment;
  private final ParameterSet average;
  private final List<String> trained;
  private final float clipNorm;
  private final float averageDecay;
  private final float beta1;
  private long step;

  /**
   * @param state moments and average; filled with zeros and copies of the parameters where empty
   * @param trained names of the parameters to change
   * @param clipNorm largest allowed norm of all gradients together
   * @param averageDecay share of the average that stays at each step, 0..1
   */
  public AdamW(
      ParameterSet parameters,
      OptimizerState state,
      List<String> trained,
      float clipNorm,
      float averageDecay) {
    this(parameters, state, trained, clipNorm, averageDecay, BETA1);
  }

  /**
   * @param beta1 share of the first moment that stays at each step, 0 to below 1; adversarial
   *     training wants less than usual, since its aim moves (Radford et al., 2016)
   */
  public AdamW(
      ParameterSet parameters,
      OptimizerState state,
      List<String> trained,
      float clipNorm,
      float averageDecay,
      float beta1) {
    this.parameters = parameters;
    this.firstMoment = state.firstMoment();
    this.secondMoment = state.secondMoment();
    this.average = state.average();
    this.step = state.step();
    this.trained = List.copyOf(trained);
    this.clipNorm = clipNorm;
    this.averageDecay = averageDecay;
    this.beta1 = beta1;
    for (String name : trained) {
      parameters.get(name).setRequiresGradient(true);
    }
  }

  /** Forgets gradients that are no part of the training. */
  void clear() {
    for (String name : trained) {
      try (NDArray gradient = parameters.get(name).getGradient()) {
        gradient.muli(0);
      }
    }
  }

  /** Steps done. */
  public long step() {
    return step;
  }

  /**
   * Changes the parameters by their gradients, and clears those.
   *
   * @param rate learning rate by parameter name
   * @param decay weight decay by parameter name
   * @return the norm of all gradients before clipping
   */
  public float update(ToDoubleFunction<String> rate, ToDoubleFunction<String> decay) {
    try (TorchEngine.Recording none = TorchEngine.still()) {
      return change(rate, decay);
    }
  }

  private float change(ToDoubleFunction<String> rate, ToDoubleFunction<String> decay) {
    step++;
    double square = 0;
    for (String name : trained) {
      try (NDArray g = parameters.get(name).getGradient();
          NDArray sq = g.square();
          NDArray sum = sq.sum()) {
        square += sum.getFloat();
      }
    }
    float norm = (float) Math.sqrt(square);
    float scale = norm > clipNorm ? clipNorm / norm : 1;
    float correction1 = (float) (1 - Math.pow(beta1, step));
    float correction2 = (float) Math.sqrt(1 - Math.pow(BETA2, step));
    // early steps trust the new weights more, as a fixed decay would keep the random start
    float keep = Math.min(averageDecay, (1f + step) / (10f + step));
    for (String name : trained) {
      NDArray p = parameters.get(name);
      NDArray m = firstMoment.get(name);
      NDArray v = secondMoment.get(name);
      float lr = (float) rate.applyAsDouble(name);
      try (NDArray gradient = p.getGradient();
          NDArray g = gradient.mul(scale);
          NDArray g1 = g.mul(1 - beta1);
          NDArray g2 = g.square()) {
        m.muli(beta1).addi(g1);
        v.muli(BETA2).addi(g2.muli(1 - BETA2));
        try (NDArray denominator = v.sqrt();
            NDArray change = m.div(denominator.divi(correction2).addi(EPS));
            NDArray shrink = p.mul(lr * (float) decay.applyAsDouble(name))) {
          p.subi(change.muli(lr / correction1));
          p.subi(shrink);
        }
        gradient.muli(0);
      }
      NDArray a = average.get(name);
      try (NDArray part = p.mul(1 - keep)) {
        a.muli(keep).addi(part);
      }
    }
    return norm;
  }
}
