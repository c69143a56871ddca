package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.generation.FlowNet;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.SentenceWords;
import dev.sightline.core.model.generation.Tokens;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.laboratory.StageLoop;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flow matching with straight paths (Liu et al., 2023, eq. 1): {@code x_t = (1 − t)·noise +
 * t·clip}. The network says the clip, and the loss is that of the velocity, {@code |clip' − clip|²
 * / (1 − t)²} (Li &amp; He, 2025, table 1). Moments are drawn from a logit-normal distribution
 * (Esser et al., 2024, section 3.1); some sentences are left out, for guidance.
 */
final class FlowStage implements StageLoop.Stage<FlowStage.Paths> {
  /** One step of so many is made of long clips, half as many of them. */
  private static final int LONG = 6;

  /** Share of the sentences that are left out (Ho &amp; Salimans, 2022). */
  private static final double WITHOUT = 0.1;

  /** Middle of the moments before the logistic function: noise decides where things are. */
  private static final double MIDDLE = -0.5;

  /** Smallest {@code 1 − t} in the loss, so that the last moments do not outweigh all others. */
  private static final float LEAST_LEFT = 0.2f;

  private final TorchEngine engine;
  private final GeneratorConfig config;
  private final FlowNet net;
  private final LatentClips clips;
  private final LatentClips longClips;
  private final int batch;
  private final long seed;
  private final SentenceWords words;
  private final Tokens tokens;

  /**
   * @param clips standardised
   * @param longClips the same, of more frames; may be empty
   * @param batch clips of a step
   */
  FlowStage(
      TorchEngine engine,
      GeneratorConfig config,
      ParameterSet parameters,
      LatentClips clips,
      LatentClips longClips,
      int batch,
      long seed) {
    this.engine = engine;
    this.config = config;
    this.net = new FlowNet(config, parameters, FlowNet.Cross.NONE);
    this.clips = clips;
    this.longClips = longClips;
    this.batch = batch;
    this.seed = seed;
    this.words = new SentenceWords(config);
    this.tokens = new Tokens(config);
  }

  /**
   * Data of a step.
   *
   * @param frames of each clip
   * @param between {@code [b, n, token]}: points on the paths
   * @param moments of the flow, of each clip
   * @param clips {@code [b, n, token]}: where the paths lead
   * @param weights {@code b} factors of the difference: {@code 1 / (1 − t)}
   * @param words of each clip
   */
  record Paths(
      int frames,
      float[] between,
      float[] moments,
      float[] clips,
      float[] weights,
      int[][] words) {}

  @Override
  public Paths data(long step) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
    boolean isLong = longClips.size() > 0 && step % LONG == LONG - 1;
    LatentClips from = isLong ? longClips : clips;
    int b = isLong ? Math.max(1, batch / 2) : batch;
    int size = config.values(from.frames());
    float[] between = new float[b * size];
    float[] ends = new float[b * size];
    float[] weights = new float[b];
    float[] moments = new float[b];
    int[][] said = new int[b][];
    for (int i = 0; i < b; i++) {
      int number = random.nextInt(from.size());
      float[] clip = tokens.of(from.cells().get(number));
      float t = (float) (1 / (1 + Math.exp(-random.nextGaussian() - MIDDLE)));
      for (int k = 0; k < size; k++) {
        float noise = (float) random.nextGaussian();
        between[i * size + k] = (1 - t) * noise + t * clip[k];
        ends[i * size + k] = clip[k];
      }
      moments[i] = t;
      weights[i] = 1 / Math.max(LEAST_LEFT, 1 - t);
      String sentence = from.clips().get(number).with(random).sentence();
      said[i] = words.read(random.nextDouble() < WITHOUT ? "" : sentence).numbers();
    }
    return new Paths(from.frames(), between, moments, ends, weights, said);
  }

  @Override
  public double step(NDManager manager, Paths data, StageLoop.Hits hits) throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      Shape shape = new Shape(data.moments().length, config.tokens(data.frames()), config.token());
      NDArray said = net.clips(step.create(data.between(), shape), data.moments(), data.words());
      NDArray weights = step.create(data.weights(), new Shape(data.weights().length, 1, 1));
      NDArray error = said.sub(step.create(data.clips(), shape)).mul(weights).square();
      NDArray loss = Factor.times(error.sum(), 1.0 / data.between().length);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Names of the parameters to train. */
  static List<String> trained(ParameterSet parameters) {
    return parameters.names().stream().filter(n -> n.startsWith(FlowNet.PREFIX)).toList();
  }
}
