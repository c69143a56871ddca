package dev.sightline.core.explain.faithfulness;

import java.util.List;
import java.util.Optional;

/**
 * Sanity check by random weights (Adebayo et al., 2018): parts of the model get fresh random
 * weights, and the same map is made again. A map that stays as it was does not show what the model
 * learned.
 *
 * @param steps in the order in which they were done
 */
public record Randomisation(List<Step> steps) {
  public Randomisation {
    steps = List.copyOf(steps);
  }

  /** How parts become random. */
  public enum Mode {
    /** This part and all above it, from the heads downwards. */
    CASCADING,
    /** This part alone. */
    INDEPENDENT
  }

  /**
   * One change.
   *
   * @param part key of the part, such as {@code fusion}
   * @param similarity of the maps under random weights to the first one; empty if they cannot be
   *     compared, as where a random model gives a constant map
   */
  public record Step(String part, Mode mode, Optional<Similarity> similarity) {}

  /** The step in which all parts are random: the last cascading one. */
  public Optional<Step> whole() {
    return steps.stream().filter(s -> s.mode() == Mode.CASCADING).reduce((a, b) -> b);
  }

  /** Steps of one kind, in order. */
  public List<Step> of(Mode mode) {
    return steps.stream().filter(s -> s.mode() == mode).toList();
  }
}
