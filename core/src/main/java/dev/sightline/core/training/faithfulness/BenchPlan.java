package dev.sightline.core.training.faithfulness;

import dev.sightline.core.explain.faithfulness.CurvePlan;
import dev.sightline.core.explain.faithfulness.FeatureNoise;

/**
 * How thoroughly methods are measured.
 *
 * @param curves steps and random orders of each item
 * @param noise of the test of stability
 * @param checkEvery every how many items the map is made again under random weights and under noise
 */
public record BenchPlan(CurvePlan curves, FeatureNoise noise, int checkEvery) {
  /** Of whatever is random. */
  public static final long SEED = 20_261_128;

  /** What the command does. */
  public static final BenchPlan USUAL =
      new BenchPlan(new CurvePlan(8, 10, SEED), FeatureNoise.USUAL, 4);
}
