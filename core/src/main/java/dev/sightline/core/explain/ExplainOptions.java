package dev.sightline.core.explain;

import dev.sightline.core.analysis.AttentionStack;
import java.util.Optional;

/**
 * What can be chosen beside method and target. A method takes of it what concerns it.
 *
 * @param map which attention; empty: the method's own choice
 * @param layer of the attention or of the convolutions, from 0; {@link #DEFAULT_LAYER}: the
 *     method's own choice, usually the last
 * @param heads how the heads of a layer become one map
 * @param head the head, if {@code heads} is {@link Heads#ONE}
 * @param steps steps of integrated gradients, at least 2
 * @param permutations random orders of Shapley sampling, at least 2
 * @param seed of whatever is random
 */
public record ExplainOptions(
    Optional<AttentionStack.Kind> map,
    int layer,
    Heads heads,
    int head,
    int steps,
    int permutations,
    long seed) {
  /** Leaves the layer to the method. */
  public static final int DEFAULT_LAYER = -1;

  /** Steps that the paper found enough (Sundararajan et al., 2017, section 5: 20 to 300). */
  private static final int STEPS = 50;

  private static final int PERMUTATIONS = 48;

  /** What the method, with nothing chosen, does. */
  public static final ExplainOptions DEFAULT =
      new ExplainOptions(
          Optional.empty(), DEFAULT_LAYER, Heads.MEAN, 0, STEPS, PERMUTATIONS, 20_17L);

  /** How the heads of one layer become one map. */
  public enum Heads {
    MEAN,
    /** The largest value over the heads, place by place. */
    MAX,
    ONE
  }

  public ExplainOptions {
    if (layer < DEFAULT_LAYER || head < 0 || steps < 2 || permutations < 2) {
      throw new IllegalArgumentException(
          "layer %d, head %d, %d steps, %d orders".formatted(layer, head, steps, permutations));
    }
  }

  /** The same with this map, layer and head. */
  public ExplainOptions with(AttentionStack.Kind kind, int newLayer, Heads newHeads, int newHead) {
    return new ExplainOptions(
        Optional.of(kind), newLayer, newHeads, newHead, steps, permutations, seed);
  }

  /** The same with this layer. */
  public ExplainOptions withLayer(int newLayer) {
    return new ExplainOptions(map, newLayer, heads, head, steps, permutations, seed);
  }

  /**
   * The same, kept to one head of each layer that is read.
   *
   * @param newHead from 0, or a negative number for all heads
   */
  public ExplainOptions withHead(int newHead) {
    return new ExplainOptions(
        map,
        layer,
        newHead < 0 ? Heads.MEAN : Heads.ONE,
        Math.max(0, newHead),
        steps,
        permutations,
        seed);
  }

  /** The same with so many steps and random orders. */
  public ExplainOptions withEffort(int newSteps, int newPermutations) {
    return new ExplainOptions(map, layer, heads, head, newSteps, newPermutations, seed);
  }
}
