package dev.sightline.core.training.laboratory;

/**
 * How a stage is trained.
 *
 * @param epochs looks at the curve, each followed by a checkpoint; they decide on the course of the
 *     learning rate
 * @param until epochs that are really run, at most {@code epochs}: fewer end the course early
 * @param steps steps of an epoch
 * @param batch videos of a step
 * @param rate highest learning rate
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 */
public record StagePlan(
    int epochs,
    int until,
    int steps,
    int batch,
    double rate,
    double decay,
    double clipNorm,
    double averageDecay) {
  /**
   * @throws IllegalArgumentException if a number is not positive or {@code until} too large
   */
  public StagePlan {
    if (epochs < 1 || until < 1 || until > epochs || steps < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "a stage of %d of %d epochs, %d steps, batch %d".formatted(until, epochs, steps, batch));
    }
  }

  /** Steps of the whole course. */
  long total() {
    return (long) epochs * steps;
  }
}
