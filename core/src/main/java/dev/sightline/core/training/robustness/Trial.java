package dev.sightline.core.training.robustness;

import dev.sightline.core.robustness.Attack;

/**
 * An attack that each item of a set is put to.
 *
 * @param group trials of one group lie on one curve
 * @param strength where it lies on the curve
 * @param attack what is done
 * @param onSurrogate true: found on another model's gradients and then shown to this one
 */
public record Trial(String group, double strength, Attack attack, boolean onSurrogate) {
  /** The attack's curve of accuracy against strength. */
  public static final String CURVE = "curve";

  /** Fewer and more steps at one strength. */
  public static final String STEPS = "steps";

  /** Without a gradient. */
  public static final String RANDOM = "random";

  /** By another model's gradient. */
  public static final String TRANSFER = "transfer";

  /** Far more than any model can stand. */
  public static final String LARGE = "large";

  /** Unique among the trials of a run. */
  String key() {
    return group + " " + strength;
  }
}
