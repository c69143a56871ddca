package dev.sightline.core.training;

import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.generation.GenerationMethod;
import java.util.List;
import java.util.Optional;

/**
 * How a head is hardened.
 *
 * @param head key of the head; empty: all of a model of the laboratory
 * @param variant how adversarial features are found
 * @param epsilon strength (L∞), a share of the root mean square of a video's cells
 * @param steps of PGD, or replays of each batch (free); FAST takes one
 * @param epochs passes over the training videos
 * @param cleanShare weight of the loss on clean videos, 0..1 (Goodfellow et al., 2015, eq. 6)
 * @param rate highest learning rate
 * @param seed of order and starts
 * @param generated clips of a generator that are learned from too; for models of the laboratory
 */
public record HardenPlan(
    String head,
    Variant variant,
    double epsilon,
    int steps,
    int epochs,
    double cleanShare,
    double rate,
    long seed,
    Optional<Generated> generated) {
  /**
   * Samples of a generator.
   *
   * @param method of it: the adversarial network or the flow
   * @param clips how many, at least 1
   */
  public record Generated(GenerationMethod method, int clips) {
    /**
     * @throws IllegalArgumentException if there are no clips
     */
    public Generated {
      if (clips < 1) {
        throw new IllegalArgumentException("generated clips must be at least 1, not " + clips);
      }
    }
  }

  /** How adversarial features are found. */
  public enum Variant {
    /** Projected gradient descent from a random start (Madry et al., 2018). */
    PGD,
    /**
     * Each batch several times over; one backward pass serves the weights and the perturbation,
     * which is carried on (Shafahi et al., 2019).
     */
    FREE,
    /** One step of 1.25 ε from a random start (Wong et al., 2020). */
    FAST
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public HardenPlan {
    if (!(epsilon > 0) || steps < 1 || epochs < 1 || !(rate > 0)) {
      throw new IllegalArgumentException(
          "ε " + epsilon + ", " + steps + " steps, " + epochs + " epochs, rate " + rate);
    }
    if (!(cleanShare >= 0 && cleanShare <= 1)) {
      throw new IllegalArgumentException("share of clean videos " + cleanShare);
    }
  }

  /** Strengths at which both models are measured: none, half, once and twice the plan's. */
  public List<Double> strengths() {
    return List.of(0.0, epsilon / 2, epsilon, 2 * epsilon);
  }

  /** Name of the checkpoint, after all that decides on the weights. */
  public String fileName(ModelBundle base) {
    return "harden-" + Integer.toHexString((base.sha256() + this).hashCode()) + ".checkpoint";
  }
}
