package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How long a step of training takes: forward, backward, clipping, AdamW and the average of the
 * weights, on random data. {@code docs/benchmarks/train_steps.py} does the same in Python. Blocks.
 */
public final class TrainingSteps {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final float CLIP_NORM = 5;
  private static final float AVERAGE_DECAY = 0.99f;
  private static final double RATE = 1e-4;
  private static final double DECAY = 0.05;

  private static final int C3D_WIDTH = 16;
  private static final int C3D_BATCH = 8;

  private static final int PAIRS = 64;
  private static final int TOKENS = 16;
  private static final int CLIPS = 4;
  private static final int LABELS = 20;

  private final TorchEngine engine;
  private final int warmUp;
  private final int runs;

  /**
   * @param warmUp steps that are not counted
   * @param runs steps that are counted, at least 1
   */
  public TrainingSteps(TorchEngine engine, int warmUp, int runs) {
    this.engine = engine;
    this.warmUp = warmUp;
    this.runs = runs;
  }

  /** A network's loss on its data; belongs to the manager that is passed in. */
  private interface Loss extends Function<NDManager, NDArray> {}

  /**
   * C3D of width 16 on 8 clips {@code [8, 3, 16, 64, 64]}; the loss is the mean square of its grid.
   *
   * @return ms of each step
   */
  public double[] c3d(Progress progress) throws SightlineException {
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      C3d.initial(C3D_WIDTH, 1).forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      NDArray clips =
          manager.randomUniform(-1, 1, new Shape(C3D_BATCH, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
      return run(
          manager,
          parameters,
          List.copyOf(parameters.names()),
          step -> {
            clips.attach(step); // so that what is computed from it belongs to the step
            NDArray value = C3d.forward(clips, parameters::get).square().mean();
            clips.attach(manager);
            return value;
          },
          progress);
    }
  }

  /**
   * The fusion and a head of {@code everyday}'s sizes on 64 pairs of 16 tokens and 4 clips of 7×7
   * cells; the loss is the cross-entropy of made-up labels.
   *
   * @return ms of each step
   */
  public double[] fusion(Progress progress) throws SightlineException {
    ModelConfig config =
        new ModelConfig(
            384,
            1280,
            256,
            512,
            128,
            2,
            4,
            8,
            7,
            7,
            4,
            4,
            25,
            128,
            List.of(
                new HeadSpec(
                    "topics",
                    java.util.stream.IntStream.range(0, LABELS)
                        .mapToObj(String::valueOf)
                        .toList())));
    int cells = CLIPS * config.cellsPerClip();
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(config, parameters, 1);
      MultimodalNet net = new MultimodalNet(config, parameters, true);
      NDArray hidden = manager.randomNormal(new Shape(PAIRS, TOKENS, config.textDim()));
      NDArray grid = manager.randomNormal(new Shape(PAIRS, cells, config.videoChannels()));
      NDArray time =
          manager.ones(new Shape(PAIRS, cells, config.timeBins())).div(config.timeBins());
      NDArray textMask = manager.ones(new Shape(PAIRS, TOKENS));
      NDArray cellMask = manager.ones(new Shape(PAIRS, cells));
      long[] labels = new long[PAIRS];
      for (int i = 0; i < PAIRS; i++) {
        labels[i] = i % LABELS;
      }
      List<String> trained =
          parameters.names().stream()
              .filter(
                  n -> n.startsWith("fusion.") && !n.endsWith(".absent") || n.startsWith("head."))
              .toList();
      return run(
          manager,
          parameters,
          trained,
          step -> {
            hidden.attach(step);
            grid.attach(step);
            NDArray pooled = net.fusion().forward(hidden, textMask, grid, cellMask, time).pooled();
            hidden.attach(manager);
            grid.attach(manager);
            NDArray wanted = Targets.smoothed(step, labels, LABELS, 0);
            return Factor.times(
                net.heads().logits(pooled, "topics").logSoftmax(1).mul(wanted).sum(), -1f / PAIRS);
          },
          progress);
    }
  }

  private double[] run(
      NDManager manager,
      ParameterSet parameters,
      List<String> trained,
      Loss loss,
      Progress progress)
      throws SightlineException {
    double[] millis = new double[runs];
    ToDoubleFunction<String> rate = n -> RATE;
    ToDoubleFunction<String> decay = n -> DECAY;
    try (OptimizerState state = OptimizerState.fresh(manager, parameters, trained)) {
      AdamW optimizer = new AdamW(parameters, state, trained, CLIP_NORM, AVERAGE_DECAY);
      for (int i = -warmUp; i < runs; i++) {
        progress.checkCancelled();
        long begin = System.nanoTime();
        try (NDManager step = manager.newSubManager();
            GradientCollector collector = engine.newGradientCollector()) {
          NDArray value = loss.apply(step);
          collector.backward(value);
          value.getFloat();
        }
        optimizer.update(rate, decay);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
      }
    }
    return millis;
  }
}
