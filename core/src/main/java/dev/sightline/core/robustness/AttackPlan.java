package dev.sightline.core.robustness;

/**
 * How a gradient attack searches.
 *
 * @param norm measures the change
 * @param epsilon strength, above 0: of L∞ the largest change of a value, of L2 the root mean square
 *     of the change; in the unit of the input, see {@link Attack}
 * @param step length of a step as a share of the radius, above 0
 * @param steps at least 1
 * @param restarts how often the search begins, at least 1
 * @param randomStart true: begin anywhere in the ball; false: at the input itself, and one start is
 *     enough
 * @param seed of the starts
 */
public record AttackPlan(
    Norm norm,
    double epsilon,
    double step,
    int steps,
    int restarts,
    boolean randomStart,
    long seed) {
  /** Madry et al. (2018) let the steps together reach 2.5 times as far as the radius. */
  private static final double REACH = 2.5;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public AttackPlan {
    if (!(epsilon > 0) || !Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("ε must be above 0: " + epsilon);
    }
    if (!(step > 0) || steps < 1 || restarts < 1) {
      throw new IllegalArgumentException(
          "step " + step + ", " + steps + " steps, " + restarts + " restarts");
    }
  }

  /**
   * The fast gradient sign method (Goodfellow et al., 2015, eq. 1): {@code x + ε · sign ∇L(x)}; for
   * L2 along the gradient itself.
   */
  public static AttackPlan fgsm(Norm norm, double epsilon) {
    return new AttackPlan(norm, epsilon, 1, 1, 1, false, 0);
  }

  /**
   * Projected gradient descent (Madry et al., 2018, section 2.1): {@code x ← Π(x + α · sign ∇L(x))}
   * from a random start, {@code α = 2.5 ε / steps}.
   */
  public static AttackPlan pgd(Norm norm, double epsilon, int steps, int restarts, long seed) {
    return new AttackPlan(norm, epsilon, REACH / steps, steps, restarts, true, seed);
  }

  /** The same with another strength. */
  public AttackPlan withEpsilon(double other) {
    return new AttackPlan(norm, other, step, steps, restarts, randomStart, seed);
  }

  /** The same with steps of another length, as a share of the radius. */
  public AttackPlan withStep(double share) {
    return new AttackPlan(norm, epsilon, share, steps, restarts, randomStart, seed);
  }

  /** Forward and backward passes: one a step, and one that looks at the end of each start. */
  int passes() {
    return restarts * (steps + 1);
  }
}
