package dev.sightline.core.model.caption;

/**
 * How sentences are searched.
 *
 * @param beams sentences that are followed at once
 * @param lengthPower a sentence of n words counts log p / n to this power (Wu et al., 2016, in its
 *     plain form); 0 favours short ones
 * @param repeat words in a row that must not come twice, such as 2; 0: all may
 * @param shortest fewest words
 */
public record BeamPlan(int beams, double lengthPower, int repeat, int shortest) {
  /** Usual settings, not yet chosen on dev, see docs/benchmarks/summary.md. */
  public static final BeamPlan USUAL = new BeamPlan(3, 0.7, 2, 4);

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public BeamPlan {
    if (beams < 1 || lengthPower < 0 || repeat < 0 || shortest < 1) {
      throw new IllegalArgumentException("not a beam search: " + beams);
    }
  }
}
