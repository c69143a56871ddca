package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.TrainingSteps;
import java.util.List;

/** Time of a training step, to be compared with the same in Python. */
final class TrainBench implements Benchmark {
  private static final int WARM_UP = 5;
  private static final int RUNS = 30;
  private static final String GOAL = "1.05 × docs/benchmarks/train_steps.py";

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    TrainingSteps steps = new TrainingSteps(new TorchEngine(), WARM_UP, RUNS);
    return List.of(
        Measure.ofCosts("train.c3d-w16.64px.batch8", "ms/step", steps.c3d(progress), GOAL),
        Measure.ofCosts("train.fusion.batch64", "ms/step", steps.fusion(progress), GOAL));
  }
}
