package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains the maps of a head for one side without the other, on the plain pooled vectors of a
 * finished model: logistic regression with a ridge penalty. Where the plan says so, they then count
 * in the head's answer for both sides too; nothing else changes.
 */
final class AloneStage {
  private static final int BATCH = 256;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final HeadPlan plan;
  private final long seed;

  AloneStage(TorchEngine engine, ModelConfig config, HeadPlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * @param parameters have the maps of this head, which are changed
   * @param task with texts
   */
  void run(ParameterSet parameters, LabelledFeatures task, Progress progress)
      throws SightlineException {
    try (NDManager manager = engine.newManager()) {
      MultimodalNet plain = new MultimodalNet(config, parameters, false);
      PlainSides sides = new PlainSides(task, PlainVectors.of(manager, plain, task, progress));
      for (Side side : List.of(Side.TEXT, Side.VIDEO)) {
        train(manager, parameters, sides, side, progress);
      }
    }
    double share = plan.averages().getOrDefault(task.head(), 0.0);
    if (share > 0) {
      average(parameters, task.head(), share);
    }
  }

  /**
   * Lets what each side says by itself count in the answer for both: {@code z = (1 − m)·z_both +
   * m·(z_text + z_video)}. Each map is linear, so this is one linear map again.
   */
  private void average(ParameterSet parameters, String head, double m) {
    String both = "head." + head;
    float[] text = values(parameters, TaskHeads.alone(head, Side.TEXT) + ".weight");
    float[] video = values(parameters, TaskHeads.alone(head, Side.VIDEO) + ".weight");
    float[] textBias = values(parameters, TaskHeads.alone(head, Side.TEXT) + ".bias");
    float[] videoBias = values(parameters, TaskHeads.alone(head, Side.VIDEO) + ".bias");
    float[] weight = values(parameters, both + ".weight");
    float[] bias = values(parameters, both + ".bias");
    int width = weight.length / bias.length;
    int textFrom = 2 * config.fusionDim();
    int videoFrom = textFrom + config.textDim();
    for (int l = 0; l < bias.length; l++) {
      for (int i = 0; i < width; i++) {
        double own = (1 - m) * weight[l * width + i];
        if (i >= videoFrom) {
          own += m * video[l * config.videoChannels() + i - videoFrom];
        } else if (i >= textFrom) {
          own += m * text[l * config.textDim() + i - textFrom];
        }
        weight[l * width + i] = (float) own;
      }
      bias[l] = (float) ((1 - m) * bias[l] + m * (textBias[l] + videoBias[l]));
    }
    parameters.put(both + ".weight", weight, bias.length, width);
    parameters.put(both + ".bias", bias, bias.length);
  }

  private static float[] values(ParameterSet parameters, String name) {
    return parameters.get(name).toFloatArray();
  }

  private void train(
      NDManager parent, ParameterSet parameters, PlainSides sides, Side side, Progress progress)
      throws SightlineException {
    LabelledFeatures task = sides.data();
    String name = TaskHeads.alone(task.head(), side);
    List<String> trained = List.of(name + ".weight", name + ".bias");
    engine.seed((int) seed);
    try (NDManager manager = parent.newSubManager();
        OptimizerState state = OptimizerState.fresh(manager, parameters, trained)) {
      AdamW optimizer =
          new AdamW(
              parameters, state, trained, (float) plan.clipNorm(), (float) plan.averageDecay());
      Schedule schedule = new Schedule(plan.linearRate(), 20, plan.linearSteps());
      SplittableRandom random = new SplittableRandom(seed);
      MultimodalNet net = new MultimodalNet(config, parameters, true);
      for (int s = 0; s < plan.linearSteps(); s++) {
        progress.checkCancelled();
        progress.update(
            (double) s / plan.linearSteps(),
            Phrase.of("head “{0}”, {1} alone", task.head(), side.key()));
        step(manager, net, sides, side, random);
        optimizer.update(
            n -> schedule.at(optimizer.step()), n -> n.endsWith(".weight") ? plan.decay() : 0);
      }
      Averages.apply(state, trained, parameters);
    }
  }

  private void step(
      NDManager manager, MultimodalNet net, PlainSides sides, Side side, SplittableRandom random)
      throws SightlineException {
    String head = sides.data().head();
    int width = side == Side.TEXT ? config.textDim() : config.videoChannels();
    float[] input = new float[BATCH * width];
    long[] labels = new long[BATCH];
    for (int i = 0; i < BATCH; i++) {
      int video = random.nextInt(sides.data().size());
      labels[i] = sides.data().labels().get(video);
      System.arraycopy(sides.drawn(video, side, random), 0, input, i * width, width);
    }
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray logits =
          net.heads().aloneLogits(step.create(input, new Shape(BATCH, width)), head, side);
      NDArray wanted =
          Targets.smoothed(step, labels, logits.getShape().get(1), plan.labelSmoothing());
      NDArray penalty =
          Factor.times(net.heads().squaredNorm(step, head, side), plan.penalty(head, side) / 2);
      NDArray likelihood = logits.logSoftmax(1).mul(wanted).sum();
      collector.backward(Factor.times(likelihood, -1.0 / BATCH).add(penalty));
    }
  }
}
