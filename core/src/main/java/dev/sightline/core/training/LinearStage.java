package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains each head alone on the plain pooled vectors of text and video, which are the same in every
 * step and so cost next to nothing. The fusion then starts from a head that already works.
 */
final class LinearStage {
  private static final int BATCH = 256;
  private static final int VIDEOS_AT_ONCE = 32;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final HeadPlan plan;
  private final long seed;

  LinearStage(TorchEngine engine, ModelConfig config, HeadPlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  void run(ParameterSet parameters, List<LabelledFeatures> tasks, Progress progress)
      throws SightlineException {
    engine.seed((int) seed);
    for (LabelledFeatures task : tasks) {
      List<String> trained =
          List.of("head." + task.head() + ".weight", "head." + task.head() + ".bias");
      try (NDManager manager = engine.newManager();
          OptimizerState state = OptimizerState.fresh(manager, parameters, trained)) {
        MultimodalNet plain = new MultimodalNet(config, parameters, false);
        float[][] videos = sides(manager, plain, task, task.size(), Side.VIDEO, progress);
        float[][] texts =
            sides(manager, plain, task, task.tokens().texts(), Side.TEXT, progress);
        AdamW optimizer =
            new AdamW(parameters, state, trained, (float) plan.clipNorm(), (float) plan.averageDecay());
        Schedule schedule = new Schedule(plan.linearRate(), 20, plan.linearSteps());
        SplittableRandom random = new SplittableRandom(seed);
        MultimodalNet net = new MultimodalNet(config, parameters, true);
        for (int s = 0; s < plan.linearSteps(); s++) {
          progress.checkCancelled();
          progress.update((double) s / plan.linearSteps(), "head " + task.head());
          step(manager, net, task, videos, texts, random);
          optimizer.update(
              n -> schedule.at(optimizer.step()), n -> n.endsWith(".weight") ? plan.decay() : 0);
        }
        Averages.apply(state, trained, parameters);
      }
    }
  }

  /** The part of the pooled vector that one side alone decides, the other side being absent. */
  private float[][] sides(
      NDManager manager,
      MultimodalNet net,
      LabelledFeatures task,
      int n,
      Side side,
      Progress progress)
      throws SightlineException {
    int from = 2 * config.fusionDim() + (side == Side.TEXT ? 0 : config.textDim());
    int length = side == Side.TEXT ? config.textDim() : config.videoChannels();
    float[][] out = new float[n][];
    for (int at = 0; at < n; at += VIDEOS_AT_ONCE) {
      progress.checkCancelled();
      progress.update((double) at / n, "pooling " + task.head() + ", " + side.key());
      List<FusionBatch.Item> items = new ArrayList<>();
      for (int i = at; i < Math.min(at + VIDEOS_AT_ONCE, n); i++) {
        items.add(
            side == Side.TEXT
                ? new FusionBatch.Item(-1, 0, i)
                : new FusionBatch.Item(i, 0, -1));
      }
      try (NDManager step = manager.newSubManager()) {
        float[] pooled =
            FusionBatch.pooled(step, config, net.fusion(), task, items).toFloatArray();
        int width = pooled.length / items.size();
        for (int i = 0; i < items.size(); i++) {
          out[at + i] = Arrays.copyOfRange(pooled, i * width + from, i * width + from + length);
        }
      }
    }
    return out;
  }

  private void step(
      NDManager manager,
      MultimodalNet net,
      LabelledFeatures task,
      float[][] videos,
      float[][] texts,
      SplittableRandom random)
      throws SightlineException {
    int fused = 2 * config.fusionDim();
    int width = fused + config.textDim() + config.videoChannels();
    float[] input = new float[BATCH * width];
    long[] labels = new long[BATCH];
    for (int i = 0; i < BATCH; i++) {
      int v = random.nextInt(task.size());
      labels[i] = task.labels().get(v);
      double hide = random.nextDouble();
      if (hide >= plan.hideText()) {
        List<Integer> own = task.textsOf().get(v);
        float[] text = texts[own.get(random.nextInt(own.size()))];
        System.arraycopy(text, 0, input, i * width + fused, text.length);
      }
      if (hide < plan.hideText() || hide >= plan.hideText() + plan.hideVideo()) {
        System.arraycopy(
            videos[v], 0, input, i * width + fused + config.textDim(), videos[v].length);
      }
    }
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray logits = net.heads().logits(step.create(input, new Shape(BATCH, width)), task.head());
      NDArray wanted = Targets.smoothed(step, labels, logits.getShape().get(1), plan.labelSmoothing());
      NDArray loss = logits.logSoftmax(1).mul(wanted).sum().mul(-1f / BATCH);
      collector.backward(loss);
    }
  }
}
