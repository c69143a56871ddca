package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Trains some weights of a model on adversarial features; all else stays. The loss is {@code s ·
 * clean + (1 − s) · adversarial} cross-entropy (Goodfellow et al., 2015, eq. 6).
 */
public final class HardenStage {
  private static final float CLIP_NORM = 5;
  private static final float AVERAGE = 0.98f;
  private static final int WARM_UP = 10;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final HardenPlan plan;
  private final List<String> trained;

  /**
   * @param trained names of the parameters that change
   */
  public HardenStage(
      TorchEngine engine, ModelConfig config, HardenPlan plan, List<String> trained) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.trained = List.copyOf(trained);
  }

  /** Names of the parameters that change. */
  public List<String> trained() {
    return trained;
  }

  /**
   * Changes {@code parameters} to the average of the trained weights.
   *
   * @param checkpoint gone on from if it exists; written after each epoch
   * @throws SightlineException if a loss is not finite, the disk is full, or the user cancelled
   */
  public void run(
      ParameterSet parameters,
      HardenLessons lessons,
      Path checkpoint,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
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
      AdamW optimizer = new AdamW(parameters, state, trained, CLIP_NORM, AVERAGE);
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      int batches = lessons.drawn(new SplittableRandom(plan.seed())).size();
      long perBatch = plan.variant() == HardenPlan.Variant.FREE ? plan.steps() : 1;
      Schedule schedule = new Schedule(plan.rate(), WARM_UP, plan.epochs() * batches * perBatch);
      long started = System.nanoTime();
      for (int epoch = from; epoch < plan.epochs(); epoch++) {
        SplittableRandom random = new SplittableRandom(plan.seed() + 1_000_003L * (epoch + 1));
        engine.seed((int) (plan.seed() + epoch));
        double loss = 0;
        int i = 0;
        for (BatchMaker maker : lessons.drawn(random)) {
          progress.checkCancelled();
          progress.update(
              ((double) epoch * batches + i++) / (plan.epochs() * batches),
              Phrase.of("hardening, epoch {0} of {1}", epoch + 1, plan.epochs()));
          loss += batch(manager, net, maker, new Step(optimizer, schedule));
        }
        if (!Double.isFinite(loss)) {
          throw new SightlineException(
              Problem.INTERNAL,
              Phrase.of("The loss is not a number any more; try a lower --rate."));
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        curve.accept(
            new CurvePoint("harden", epoch + 1, seconds, Map.of("train.loss", loss / batches)));
        Checkpoint.save(checkpoint, parameters, optimizer, state, epoch + 1);
      }
      Averages.apply(state, trained, parameters);
    }
  }

  /** One change of the weights. */
  private record Step(AdamW optimizer, Schedule schedule) {
    void take() {
      optimizer.update(n -> schedule.at(optimizer.step()), n -> 0);
    }
  }

  private double batch(NDManager manager, MultimodalNet net, BatchMaker maker, Step step)
      throws SightlineException {
    try (NDManager owner = manager.newSubManager()) {
      AttackedBatch batch = maker.make(owner);
      if (plan.variant() == HardenPlan.Variant.FREE) {
        return free(owner, net, batch, step);
      }
      NDArray unit;
      if (plan.cleanShare() == 1) {
        unit = owner.zeros(batch.shape());
      } else {
        GridAttack attack =
            plan.variant() == HardenPlan.Variant.PGD
                ? GridAttack.pgd(plan.epsilon(), plan.steps())
                : GridAttack.fast(plan.epsilon());
        unit = attack.find(owner, batch, net);
        step.optimizer().clear(); // searching is no part of the training
      }
      double loss;
      try (NDManager pass = owner.newSubManager();
          TorchEngine.Recording recording = TorchEngine.record()) {
        unit.attach(pass);
        loss = loss(recording, net, batch, unit);
      }
      step.take();
      return loss;
    }
  }

  /** Each replay changes the weights and moves the perturbation, by the same backward pass. */
  private double free(NDManager owner, MultimodalNet net, AttackedBatch batch, Step step) {
    GridAttack attack = new GridAttack(plan.epsilon(), plan.epsilon(), 1);
    NDArray unit = owner.zeros(batch.shape());
    double last = 0;
    for (int replay = 0; replay < plan.steps(); replay++) {
      NDArray next;
      try (NDManager pass = owner.newSubManager();
          TorchEngine.Recording recording = TorchEngine.record()) {
        NDArray leaf = unit.duplicate();
        leaf.attach(pass);
        leaf.setRequiresGradient(true);
        last = loss(recording, net, batch, leaf);
        try (NDArray up = leaf.getGradient();
            NDArray down = up.neg()) {
          // the loss falls where the log-likelihood grows
          next = attack.moved(unit, down);
        }
      }
      next.attach(owner);
      unit.close();
      unit = next;
      step.take();
    }
    return last;
  }

  private double loss(
      TorchEngine.Recording recording, MultimodalNet net, AttackedBatch batch, NDArray unit) {
    long b = batch.shape().get(0);
    float clean = (float) (-plan.cleanShare() / b);
    float adversarial = (float) ((plan.cleanShare() - 1) / b);
    NDArray loss = Factor.times(batch.logLikelihood(net, unit), adversarial);
    if (plan.cleanShare() > 0) {
      NDArray still = unit.zerosLike();
      loss = loss.add(Factor.times(batch.logLikelihood(net, still), clean));
    }
    recording.backward(loss);
    return loss.getFloat();
  }
}
