package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AdamW;
import dev.sightline.core.training.Averages;
import dev.sightline.core.training.Checkpoint;
import dev.sightline.core.training.OptimizerState;
import dev.sightline.core.training.Schedule;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Trains fusion, alignment and the maps that tell what is hidden, on pairs of video and text that
 * nobody labelled. What is below stays. A killed run goes on from its checkpoint.
 */
final class PretrainStage {
  private final TorchEngine engine;
  private final ModelConfig config;
  private final PretrainPlan plan;
  private final long seed;

  PretrainStage(TorchEngine engine, ModelConfig config, PretrainPlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * What is learned from.
   *
   * @param train sets of pairs, each looked at in every step
   * @param dev sets to look at, never trained on
   * @param words that can be guessed
   * @param states reads texts
   */
  record Data(List<Pairs> train, List<Pairs> dev, WordList words, TextStates states) {
    Data {
      train = List.copyOf(train);
      dev = List.copyOf(dev);
    }
  }

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
    List<String> trained =
        parameters.names().stream()
            .filter(n -> !n.startsWith("video."))
            .filter(n -> plan.width() > 0 || !n.equals(MaskedNet.TABLE))
            .toList();
    PretrainMeasures measures = new PretrainMeasures(engine, config, data, plan, seed);
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
      Objectives objectives =
          new Objectives(config, parameters, plan, new TextMasker(data.words(), plan.words()));
      long total = (long) plan.rounds() * plan.steps();
      Schedule schedule = new Schedule(plan.rate(), Math.min(100, Math.max(1, total / 10)), total);
      long started = System.nanoTime();
      for (int round = from; round < plan.rounds(); round++) {
        // every round has its own numbers, so that a resumed run draws what a whole one would
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * round);
        engine.seed((int) (seed + round));
        Map<Objective, double[]> losses = new EnumMap<>(Objective.class);
        for (int s = 0; s < plan.steps(); s++) {
          progress.checkCancelled();
          progress.update(
              ((double) round * plan.steps() + s) / total,
              Phrase.of("pre-training, round {0} of {1}", round + 1, plan.rounds()));
          for (Pairs set : data.train()) {
            step(manager, objectives, set, data.states(), random, losses);
          }
          long now = optimizer.step();
          float norm =
              optimizer.update(
                  n -> schedule.at(now),
                  n -> n.endsWith(".weight") && !n.contains("norm") ? plan.decay() : 0);
          if (!Float.isFinite(norm)) {
            throw new SightlineException(
                Problem.INTERNAL,
                Phrase.of(
                    "The pre-training was stopped: its gradients are no numbers any more. "
                        + "Started again, it goes on from its last checkpoint."));
          }
        }
        try (ParameterSet averaged = Averages.copy(manager, parameters, state)) {
          double seconds = (System.nanoTime() - started) / 1e9;
          for (Objective objective : losses.keySet()) {
            Map<String, Double> values = new LinkedHashMap<>();
            double[] loss = losses.get(objective);
            values.put("train.loss", loss[0] / loss[1]);
            values.putAll(measures.curve(objective, averaged, progress));
            curve.accept(new CurvePoint(objective.stage(), round + 1, seconds, values));
          }
        }
        Checkpoint.save(checkpoint, parameters, optimizer, state, round + 1);
      }
      Averages.apply(state, trained, parameters);
    }
  }

  /** Adds the gradients of one look at a set, by every objective. */
  private void step(
      NDManager manager,
      Objectives objectives,
      Pairs set,
      TextStates states,
      SplittableRandom random,
      Map<Objective, double[]> losses)
      throws SightlineException {
    int[] items = set.draw(plan.items().getOrDefault(set.name(), 2), random);
    Objectives.Look look = objectives.look(set, items, states, random);
    for (Objective objective : Objective.values()) {
      double weight = objective.weight(plan.weights());
      if (weight == 0) {
        continue;
      }
      try (NDManager step = manager.newSubManager();
          GradientCollector collector = engine.newGradientCollector()) {
        NDArray loss = objectives.loss(step, objective, look, random);
        collector.backward(Factor.times(loss, weight / plan.items().size()));
        double[] sum = losses.computeIfAbsent(objective, o -> new double[2]);
        sum[0] += loss.getFloat();
        sum[1]++;
      }
    }
  }
}
