package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The share of right answers under attack.
 *
 * @param seed of the attack's starts and of the bootstrap
 */
public record RobustAccuracy(TorchEngine engine, long seed) {
  /** Steps of the attack. */
  public static final int STEPS = 10;

  private static final int RESAMPLES = 1000;

  /**
   * @param epsilon L∞, share of the root mean square of each video's cells; 0: no attack
   * @throws SightlineException {@code CANCELLED} if the user stopped it
   */
  public Interval of(
      NDManager manager, MultimodalNet net, HardenItems items, double epsilon, Progress progress)
      throws SightlineException {
    engine.seed((int) seed);
    DoubleStream hits = DoubleStream.empty();
    for (BatchMaker maker : items.all()) {
      progress.checkCancelled();
      try (NDManager step = manager.newSubManager()) {
        AttackedBatch batch = maker.make(step);
        NDArray unit =
            epsilon == 0
                ? step.zeros(batch.shape())
                : GridAttack.pgd(epsilon, STEPS).find(step, batch, net);
        hits = DoubleStream.concat(hits, Arrays.stream(batch.hits(net, unit)));
      }
    }
    return new Bootstrap(RESAMPLES, seed).mean(hits.toArray());
  }
}
