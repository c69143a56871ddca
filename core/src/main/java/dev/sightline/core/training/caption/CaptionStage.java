package dev.sightline.core.training.caption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AdamW;
import dev.sightline.core.training.Averages;
import dev.sightline.core.training.Checkpoint;
import dev.sightline.core.training.OptimizerState;
import dev.sightline.core.training.Schedule;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Trains a caption decoder on photographs and videos together. */
final class CaptionStage {
  /** Name of this stage in the curves. */
  static final String NAME = "captions";

  private static final int DEV_AT_ONCE = 25;

  private final TorchEngine engine;
  private final CaptionConfig config;
  private final CaptionPlan plan;
  private final long seed;

  CaptionStage(TorchEngine engine, CaptionConfig config, CaptionPlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * What is learned from.
   *
   * @param videos empty: photographs alone
   * @param devPhotographs for the curve
   */
  record Data(CaptionSet photographs, Optional<CaptionSet> videos, CaptionSet devPhotographs) {}

  /**
   * Changes {@code parameters} to the average of the trained weights.
   *
   * @param checkpoint gone on from if it exists; written after each round
   */
  void run(
      ParameterSet parameters,
      Data data,
      Path checkpoint,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
    List<String> trained = List.copyOf(parameters.names());
    try (NDManager manager = engine.newManager()) {
      int from = 0;
      OptimizerState state;
      if (Files.exists(checkpoint)) {
        Checkpoint.Restored restored = Checkpoint.load(checkpoint, manager, parameters);
        state = restored.state();
        from = restored.epochsDone();
      } else {
        state = OptimizerState.fresh(manager, parameters, trained);
      }
      AdamW optimizer =
          new AdamW(
              parameters, state, trained, (float) plan.clipNorm(), (float) plan.averageDecay());
      CaptionNet net = new CaptionNet(config, parameters, (float) plan.dropout());
      long total = (long) plan.rounds() * plan.steps();
      Schedule schedule = new Schedule(plan.rate(), Math.min(200, Math.max(1, total / 10)), total);
      long started = System.nanoTime();
      for (int round = from; round < plan.rounds(); round++) {
        // every round has its own numbers, so that a resumed run draws what a whole one would
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * round);
        engine.seed((int) (seed + round));
        double loss = 0;
        for (int s = 0; s < plan.steps(); s++) {
          progress.checkCancelled();
          progress.update(
              ((double) round * plan.steps() + s) / total,
              Phrase.of("captions, round {0} of {1}", round + 1, plan.rounds()));
          loss += step(manager, net, data.photographs(), plan.photographs(), plan.views(), random);
          if (data.videos().isPresent()) {
            step(manager, net, data.videos().get(), plan.videos(), plan.videoViews(), random);
          }
          long now = optimizer.step();
          optimizer.update(
              n -> schedule.at(now),
              n -> n.endsWith(".weight") && !n.contains("norm") ? plan.decay() : 0);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train.loss", loss / plan.steps());
        values.put("dev.loss", devLoss(manager, parameters, state, data.devPhotographs()));
        curve.accept(new CurvePoint(NAME, round + 1, (System.nanoTime() - started) / 1e9, values));
        Checkpoint.save(checkpoint, parameters, optimizer, state, round + 1);
      }
      Averages.apply(state, trained, parameters);
    }
  }

  /** Adds the gradients of one look at a set. */
  private double step(
      NDManager manager,
      CaptionNet net,
      CaptionSet set,
      int items,
      int views,
      SplittableRandom random)
      throws SightlineException {
    int[] chosen = IntStream.range(0, items).map(i -> random.nextInt(set.size())).toArray();
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray loss =
          new CaptionBatch(set, chosen, plan.captions())
              .loss(
                  step,
                  config,
                  net,
                  new CaptionBatch.Look(views, plan.stills(), random),
                  plan.labelSmoothing());
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Cross-entropy of the dev captions by the averaged weights, without smoothing: the curve. */
  private double devLoss(
      NDManager manager, ParameterSet parameters, OptimizerState state, CaptionSet dev) {
    double sum = 0;
    int batches = 0;
    try (NDManager scope = manager.newSubManager();
        ParameterSet averaged = Averages.copy(scope, parameters, state)) {
      CaptionNet net = new CaptionNet(config, averaged, 0);
      for (int i = 0; i < dev.size(); i += DEV_AT_ONCE) {
        int[] items = IntStream.range(i, Math.min(dev.size(), i + DEV_AT_ONCE)).toArray();
        try (NDManager step = scope.newSubManager()) {
          sum +=
              new CaptionBatch(dev, items, plan.captions())
                  .loss(step, config, net, new CaptionBatch.Look(1, plan.stills(), null), 0)
                  .getFloat();
          batches++;
        }
      }
    }
    return sum / Math.max(1, batches);
  }
}
