package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.generation.FlowNet;
import dev.sightline.core.model.generation.FlowSizes;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.SentenceWords;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.laboratory.StageLoop;
import java.util.SplittableRandom;

/**
 * Flow matching with straight paths (Liu et al., 2023, eq. 1): {@code x_t = (1 − t)·noise +
 * t·clip}. The network says the clip, and the loss is that of the velocity, {@code |clip' − clip|²
 * / (1 − t)²} (Li &amp; He, 2025, table 1). Moments are drawn from a logit-normal distribution
 * (Esser et al., 2024, section 3.1); some sentences are left out, for guidance.
 */
final class FlowStage implements StageLoop.Stage<FlowStage.Paths> {
  /** Share of the sentences that are left out (Ho &amp; Salimans, 2022). */
  private static final double WITHOUT = 0.1;

  /** Middle of the moments before the logistic function: noise decides where things are. */
  private static final double MIDDLE = -0.5;

  /** Smallest {@code 1 − t} in the loss, so that the last moments do not outweigh all others. */
  private static final float LEAST_LEFT = 0.2f;

  private final TorchEngine engine;
  private final FlowSizes sizes;
  private final FlowNet net;
  private final FlowMaterial material;
  private final int batch;
  private final long seed;
  private final SentenceWords words;

  /**
   * @param sizes of the network
   * @param config has the words
   * @param batch clips of a step
   */
  FlowStage(
      TorchEngine engine,
      FlowSizes sizes,
      GeneratorConfig config,
      ParameterSet parameters,
      FlowMaterial material,
      int batch,
      long seed) {
    this.engine = engine;
    this.sizes = sizes;
    this.net = new FlowNet(sizes, parameters, FlowNet.Cross.NONE);
    this.material = material;
    this.batch = batch;
    this.seed = seed;
    this.words = new SentenceWords(config);
  }

  /**
   * Data of a step.
   *
   * @param between {@code [b, n, token]}: points on the paths
   * @param beside {@code [b, n, beside]}: what is known of each token
   * @param moments of the flow, of each clip
   * @param clips {@code [b, n, token]}: where the paths lead
   * @param weights {@code b} factors of the difference: {@code 1 / (1 − t)}
   * @param words of each clip
   */
  record Paths(
      float[] between,
      float[] beside,
      float[] moments,
      float[] clips,
      float[] weights,
      int[][] words) {}

  @Override
  public Paths data(long step) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
    int frames = material.frames(step);
    int b = frames == GeneratorConfig.FRAMES ? batch : Math.max(1, batch / 2);
    float[] between = new float[0];
    float[] ends = new float[0];
    float[] beside = new float[0];
    float[] moments = new float[b];
    float[] weights = new float[b];
    int[][] said = new int[b][];
    for (int i = 0; i < b; i++) {
      FlowMaterial.Item item = material.draw(frames, random);
      int size = item.tokens().length;
      if (i == 0) {
        between = new float[b * size];
        ends = new float[b * size];
        beside = new float[b * item.beside().length];
      }
      float t = (float) (1 / (1 + Math.exp(-random.nextGaussian() - MIDDLE)));
      for (int k = 0; k < size; k++) {
        float noise = (float) random.nextGaussian();
        between[i * size + k] = (1 - t) * noise + t * item.tokens()[k];
        ends[i * size + k] = item.tokens()[k];
      }
      System.arraycopy(item.beside(), 0, beside, i * item.beside().length, item.beside().length);
      moments[i] = t;
      weights[i] = 1 / Math.max(LEAST_LEFT, 1 - t);
      said[i] = words.read(random.nextDouble() < WITHOUT ? "" : item.sentence()).numbers();
    }
    return new Paths(between, beside, moments, ends, weights, said);
  }

  @Override
  public double step(NDManager manager, Paths data, StageLoop.Hits hits) throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      long b = data.moments().length;
      long n = data.between().length / b / sizes.token();
      Shape shape = new Shape(b, n, sizes.token());
      NDArray beside =
          sizes.beside() == 0 ? null : step.create(data.beside(), new Shape(b, n, sizes.beside()));
      NDArray said =
          net.clips(step.create(data.between(), shape), beside, data.moments(), data.words());
      NDArray weights = step.create(data.weights(), new Shape(b, 1, 1));
      NDArray error = said.sub(step.create(data.clips(), shape)).mul(weights).square();
      NDArray loss = Factor.times(error.sum(), 1.0 / data.between().length);
      collector.backward(loss);
      return loss.getFloat();
    }
  }
}
