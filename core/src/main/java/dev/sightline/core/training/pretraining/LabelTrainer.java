package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.Architecture;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AdamW;
import dev.sightline.core.training.OptimizerState;
import dev.sightline.core.training.Schedule;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains fusion and head of one task on the labels that were drawn, and measures them.
 *
 * @param engine computes
 * @param config sizes, without heads
 * @param plan how it is trained
 */
record LabelTrainer(TorchEngine engine, ModelConfig config, LabelPlan plan) {
  private static final int AT_ONCE = 16;
  private static final float CLIP_NORM = 5;

  /**
   * Of the moving average. It is not used: the last weights are measured, since an average of few
   * steps would still be half the first ones.
   */
  private static final float AVERAGE = 0.9f;

  /**
   * Shares of dev items that are answered rightly.
   *
   * @param video from the video alone
   * @param both from video and text
   */
  record Accuracy(double video, double both) {}

  /**
   * @param fusion pre-trained weights of the fusion; none: fresh ones
   * @param drawn items of the training set
   * @param seed of fresh weights, head and order
   */
  Accuracy run(
      LabelTask task, Map<String, FloatTensor> fusion, int[] drawn, long seed, Progress progress)
      throws SightlineException {
    ModelConfig own =
        Architecture.of(config).toConfig(List.of(new HeadSpec(task.key(), task.names())));
    engine.seed((int) seed);
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(own, parameters, seed);
      fusion.forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      List<String> trained =
          parameters.names().stream()
              .filter(n -> n.startsWith("fusion.") || n.startsWith("head."))
              .toList();
      MultimodalNet net = new MultimodalNet(own, parameters, true);
      int batch = Math.min(plan.batch(), drawn.length);
      int steps = Math.max(plan.least(), plan.epochs() * drawn.length / batch);
      Schedule slow = new Schedule(plan.rate(), Math.max(1, steps / 10), steps);
      Schedule fast = new Schedule(plan.headRate(), Math.max(1, steps / 10), steps);
      SplittableRandom random = new SplittableRandom(seed);
      try (OptimizerState state = OptimizerState.fresh(manager, parameters, trained)) {
        AdamW optimizer = new AdamW(parameters, state, trained, CLIP_NORM, AVERAGE);
        int[] order = new int[0];
        int at = 0;
        for (int s = 0; s < steps; s++) {
          progress.checkCancelled();
          if (at + batch > order.length) {
            order = shuffled(drawn, random);
            at = 0;
          }
          int[] items = java.util.Arrays.copyOfRange(order, at, at + batch);
          at += batch;
          step(manager, net, task, items, random);
          long now = optimizer.step();
          optimizer.update(
              n -> (n.startsWith("head.") ? fast : slow).at(now),
              n -> n.endsWith(".weight") && !n.contains("norm") ? plan.decay() : 0);
        }
      }
      MultimodalNet done = new MultimodalNet(own, parameters, false);
      return new Accuracy(
          accuracy(manager, done, task, Side.VIDEO), accuracy(manager, done, task, Side.BOTH));
    }
  }

  private void step(
      NDManager manager, MultimodalNet net, LabelTask task, int[] items, SplittableRandom random)
      throws SightlineException {
    List<List<Long>> clips = new ArrayList<>();
    List<float[]> states = new ArrayList<>();
    long[] answers = new long[items.length];
    for (int i = 0; i < items.length; i++) {
      clips.add(task.train().grids().rows(items[i], plan.clips(), random));
      states.add(
          random.nextDouble() < plan.hideText() ? null : task.train().states().get(items[i]));
      answers[i] = task.train().labels().get(items[i]);
    }
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      collector.backward(
          Losses.words(logits(step, net, task, task.train().grids(), clips, states), answers));
    }
  }

  private NDArray logits(
      NDManager step,
      MultimodalNet net,
      LabelTask task,
      Pairs grids,
      List<List<Long>> clips,
      List<float[]> states) {
    TokenFeatures.Batch text = PairBatch.text(step, config, net.fusion(), states);
    PairBatch.Video video = PairBatch.video(step, config, grids.grids().cells(), clips);
    NDArray pooled =
        net.fusion()
            .forward(text.hidden(), text.mask(), video.grid(), video.mask(), video.time())
            .pooled();
    return net.heads().logits(pooled, task.key());
  }

  private double accuracy(NDManager manager, MultimodalNet net, LabelTask task, Side side) {
    LabelTask.Items dev = task.dev();
    int hits = 0;
    for (int from = 0; from < dev.size(); from += AT_ONCE) {
      int[] items = IntStream.range(from, Math.min(from + AT_ONCE, dev.size())).toArray();
      List<List<Long>> clips = new ArrayList<>();
      List<float[]> states = new ArrayList<>();
      for (int i : items) {
        clips.add(dev.grids().rows(i, plan.seen(), null));
        states.add(side == Side.VIDEO ? null : dev.states().get(i));
      }
      try (NDManager step = manager.newSubManager()) {
        long[] said = logits(step, net, task, dev.grids(), clips, states).argMax(1).toLongArray();
        for (int i = 0; i < items.length; i++) {
          hits += said[i] == dev.labels().get(items[i]) ? 1 : 0;
        }
      }
    }
    return hits / (double) dev.size();
  }

  private static int[] shuffled(int[] of, SplittableRandom random) {
    int[] order = new int[of.length];
    for (int i = 0; i < of.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = of[i];
    }
    return order;
  }
}
