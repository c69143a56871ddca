package dev.sightline.core.training.own;

/**
 * How a head of a user's is trained.
 *
 * @param epochs at most
 * @param patience epochs without a better one after which it stops
 * @param batch videos in a step
 * @param leastSteps steps of an epoch at least, so that small sets have epochs worth measuring
 * @param rate highest learning rate
 * @param penalty factor of half the squared norm of the weights in the loss (ridge)
 * @param averageDecay of the moving average of the weights
 * @param hideText share of items whose text is absent, where the set has texts
 * @param hideVideo share of items whose video is absent, where the set has texts
 * @param checkpointSeconds least time between two checkpoints, s; 0: after each epoch
 */
public record OwnPlan(
    int epochs,
    int patience,
    int batch,
    int leastSteps,
    double rate,
    double penalty,
    double averageDecay,
    double hideText,
    double hideVideo,
    double checkpointSeconds) {
  /** What suits sets of tens to thousands of videos. */
  public static final OwnPlan USUAL = new OwnPlan(80, 20, 64, 20, 3e-3, 0.01, 0.98, 0.25, 0.25, 2);
}
