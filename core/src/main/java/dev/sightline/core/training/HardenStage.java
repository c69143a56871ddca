package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Trains the map of a head for the video alone on adversarial features; all else stays. The loss is
 * {@code s · clean + (1 − s) · adversarial} cross-entropy.
 */
final class HardenStage {
  private static final int BATCH = 32;
  private static final float CLIP_NORM = 5;
  private static final float AVERAGE = 0.98f;
  private static final int WARM_UP = 10;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final HardenPlan plan;
  private final List<String> trained;
  private final int labels;

  HardenStage(TorchEngine engine, ModelConfig config, HardenPlan plan) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    String map = TaskHeads.alone(plan.head(), Side.VIDEO);
    this.trained = List.of(map + ".weight", map + ".bias");
    this.labels =
        config.heads().stream()
            .filter(h -> h.key().equals(plan.head()))
            .findFirst()
            .orElseThrow()
            .labels()
            .size();
  }

  /** Parameters that change. */
  List<String> trained() {
    return trained;
  }

  /**
   * Changes {@code parameters} to the average of the trained weights.
   *
   * @param checkpoint gone on from if it exists; written after each epoch
   * @throws SightlineException if a loss is not finite, the disk is full, or the user cancelled
   */
  void run(
      ParameterSet parameters,
      LabelledFeatures data,
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
      int batches = (data.size() + BATCH - 1) / BATCH;
      long perBatch = plan.variant() == HardenPlan.Variant.FREE ? plan.steps() : 1;
      Schedule schedule = new Schedule(plan.rate(), WARM_UP, plan.epochs() * batches * perBatch);
      long started = System.nanoTime();
      for (int epoch = from; epoch < plan.epochs(); epoch++) {
        SplittableRandom random = new SplittableRandom(plan.seed() + 1_000_003L * (epoch + 1));
        engine.seed((int) (plan.seed() + epoch));
        int[] order = Batches.shuffled(data.size(), random);
        double loss = 0;
        for (int i = 0; i < batches; i++) {
          progress.checkCancelled();
          progress.update(
              ((double) epoch * batches + i) / (plan.epochs() * batches),
              Phrase.of("hardening, epoch {0} of {1}", epoch + 1, plan.epochs()));
          int[] videos =
              Arrays.copyOfRange(order, i * BATCH, Math.min((i + 1) * BATCH, order.length));
          loss += batch(manager, net, data, videos, random, new Step(optimizer, schedule));
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

  private double batch(
      NDManager manager,
      MultimodalNet net,
      LabelledFeatures data,
      int[] videos,
      SplittableRandom random,
      Step step) {
    List<GridBatch.Item> items = new ArrayList<>();
    for (int video : videos) {
      // one clip by chance: the head reads a mean over clips, and a clip is four times as fast
      List<List<Long>> views = data.clipsOf().get(video);
      List<Long> clips = views.get(random.nextInt(views.size()));
      items.add(new GridBatch.Item(video, List.of(clips.get(random.nextInt(clips.size())))));
    }
    try (NDManager owner = manager.newSubManager()) {
      GridBatch grids = GridBatch.of(owner, config, data, items, labels);
      if (plan.variant() == HardenPlan.Variant.FREE) {
        return free(owner, net, grids, step);
      }
      GridAttack attack =
          plan.variant() == HardenPlan.Variant.PGD
              ? GridAttack.pgd(plan.epsilon(), plan.steps())
              : GridAttack.fast(plan.epsilon());
      NDArray unit = attack.find(owner, grids, net, plan.head());
      step.optimizer().clear(); // searching is no part of the training
      double loss;
      try (NDManager pass = owner.newSubManager();
          TorchEngine.Recording recording = TorchEngine.record()) {
        unit.attach(pass);
        loss = loss(recording, net, grids, unit);
      }
      step.take();
      return loss;
    }
  }

  /** Each replay changes the weights and moves the perturbation, by the same backward pass. */
  private double free(NDManager owner, MultimodalNet net, GridBatch grids, Step step) {
    GridAttack attack = new GridAttack(plan.epsilon(), plan.epsilon(), 1);
    NDArray unit = owner.zeros(grids.cells().getShape());
    double last = 0;
    for (int replay = 0; replay < plan.steps(); replay++) {
      NDArray next;
      try (NDManager pass = owner.newSubManager();
          TorchEngine.Recording recording = TorchEngine.record()) {
        NDArray leaf = unit.duplicate();
        leaf.attach(pass);
        leaf.setRequiresGradient(true);
        last = loss(recording, net, grids, leaf);
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
      TorchEngine.Recording recording, MultimodalNet net, GridBatch grids, NDArray unit) {
    long b = grids.cells().getShape().get(0);
    float clean = (float) (-plan.cleanShare() / b);
    float adversarial = (float) ((plan.cleanShare() - 1) / b);
    NDArray loss =
        Factor.times(grids.logLikelihood(grids.logits(net, plan.head(), unit)), adversarial)
            .add(Factor.times(grids.logLikelihood(grids.logits(net, plan.head())), clean));
    recording.backward(loss);
    return loss.getFloat();
  }
}
