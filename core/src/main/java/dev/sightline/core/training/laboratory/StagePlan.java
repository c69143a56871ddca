package dev.sightline.core.training.laboratory;

/**
 * How a stage is trained.
 *
 * @param epochs looks at the curve, each followed by a checkpoint
 * @param steps steps of an epoch
 * @param batch videos of a step
 * @param rate highest learning rate
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 */
public record StagePlan(
    int epochs,
    int steps,
    int batch,
    double rate,
    double decay,
    double clipNorm,
    double averageDecay) {
  /** All steps. */
  long total() {
    return (long) epochs * steps;
  }
}
