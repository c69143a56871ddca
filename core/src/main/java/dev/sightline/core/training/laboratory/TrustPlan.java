package dev.sightline.core.training.laboratory;

/**
 * How it is fitted how far the answers of a model can be trusted.
 *
 * @param known questions of each kind that a detector of foreign input learns from
 * @param dev questions of each kind that temperatures and thresholds are fitted on
 * @param foreign videos of each foreign set, and as many foreign questions
 * @param right share of the told answers that are right on dev, 0 to 1
 */
public record TrustPlan(int known, int dev, int foreign, double right) {
  /**
   * @throws IllegalArgumentException if a number is not positive
   */
  public TrustPlan {
    if (known < 1 || dev < 1 || foreign < 1 || right <= 0 || right > 1) {
      throw new IllegalArgumentException(
          "trust from %d, %d and %d items for %s".formatted(known, dev, foreign, right));
    }
  }
}
