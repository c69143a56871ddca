package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.generation.AdversarialNet;
import dev.sightline.core.model.generation.FrameCoder;
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
 * Adversarial training with the hinge loss (Lim &amp; Ye, 2017; Miyato et al., 2018, eq. 16 and
 * 17). Both sides change in every step. The gradient penalty R1 (Mescheder et al., 2018) is
 * approximated by differences, {@code (D(x) − D(x + σε))²} (Lin et al., 2025), which needs no
 * second derivative. A third of what the discriminator sees are real clips with the sentence of
 * another: so it learns to read (Reed et al., 2016, GAN-CLS).
 */
final class AdversarialStage implements StageLoop.Stage<AdversarialStage.Pairs> {
  /** Adversarial training wants less momentum than usual, see {@link StageLoop.Stage#momentum}. */
  private static final float MOMENTUM = 0.5f;

  /** Standard deviation σ of the penalty's steps, in deviations of a channel. */
  private static final double SIGMA = 0.1;

  /** Weight of the penalty; times σ² it is about the weight of R1. */
  private static final double PENALTY = 10;

  private final TorchEngine engine;
  private final GeneratorConfig config;
  private final ParameterSet parameters;
  private final LatentClips clips;
  private final int batch;
  private final long seed;
  private final SentenceWords words;
  private final Tokens tokens;

  AdversarialStage(
      TorchEngine engine,
      GeneratorConfig config,
      ParameterSet parameters,
      LatentClips clips,
      int batch,
      long seed) {
    this.engine = engine;
    this.config = config;
    this.parameters = parameters;
    this.clips = clips;
    this.batch = batch;
    this.seed = seed;
    this.words = new SentenceWords(config);
    this.tokens = new Tokens(config);
  }

  /**
   * Data of a step.
   *
   * @param real {@code [b, channels, 16, 4, 4]}
   * @param near the same, a little off
   * @param noise {@code [b, noise]}
   * @param words {@code [b, l]}
   */
  record Pairs(float[] real, float[] near, float[] noise, long[] words) {}

  @Override
  public float momentum() {
    return MOMENTUM;
  }

  @Override
  public Pairs data(long step) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
    int size = config.values(clips.frames());
    float[] real = new float[batch * size];
    float[] near = new float[batch * size];
    int l = config.longest() + 1;
    long[] said = new long[batch * l];
    for (int i = 0; i < batch; i++) {
      int number = random.nextInt(clips.size());
      System.arraycopy(tokens.volume(clips.cells().get(number)), 0, real, i * size, size);
      int[] own = words.read(clips.clips().get(number).with(random).said().sentence()).numbers();
      for (int k = 0; k < own.length; k++) {
        said[i * l + k] = own[k];
      }
    }
    for (int i = 0; i < real.length; i++) {
      near[i] = (float) (real[i] + SIGMA * random.nextGaussian());
    }
    float[] noise = new float[batch * config.noise()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return new Pairs(real, near, noise, said);
  }

  @Override
  public double step(NDManager manager, Pairs data, StageLoop.Hits hits) throws SightlineException {
    try (NDManager step = manager.newSubManager()) {
      Shape volume =
          new Shape(batch, config.channels(), clips.frames(), FrameCoder.GRID, FrameCoder.GRID);
      NDArray words = step.create(data.words(), new Shape(batch, config.longest() + 1));
      NDArray noise = step.create(data.noise(), new Shape(batch, config.noise()));
      NDArray made;
      double aim;
      try (GradientCollector collector = engine.newGradientCollector()) {
        made = AdversarialNet.generate(noise, words, config, parameters::get);
        // the judge of this side does not learn
        NDArray judged = AdversarialNet.judge(made, words, config, n -> fixed(step, n));
        NDArray loss = Factor.times(judged.sum(), -1.0 / batch);
        collector.backward(loss);
        aim = loss.getFloat();
      }
      discriminate(step, data, volume, words, made.stopGradient(), hits);
      return aim;
    }
  }

  private NDArray fixed(NDManager step, String name) {
    NDArray copy = parameters.get(name).stopGradient();
    copy.attach(step);
    return copy;
  }

  private void discriminate(
      NDManager step, Pairs data, Shape volume, NDArray words, NDArray made, StageLoop.Hits hits)
      throws SightlineException {
    try (GradientCollector collector = engine.newGradientCollector()) {
      NDArray real = step.create(data.real(), volume);
      NDArray near = step.create(data.near(), volume);
      // the sentence of the next clip: wrong but for chance
      NDArray others = words.get("1:").concat(words.get("0:1"), 0);
      NDArray all = real.concat(near, 0).concat(made, 0).concat(real, 0);
      NDArray said = words.concat(words, 0).concat(words, 0).concat(others, 0);
      NDArray judged = AdversarialNet.judge(all, said, config, parameters::get);
      NDArray right = judged.get("0:" + batch);
      NDArray beside = judged.get(batch + ":" + 2 * batch);
      NDArray false1 = judged.get(2 * batch + ":" + 3 * batch);
      NDArray false2 = judged.get(3 * batch + ":");
      NDArray hinge =
          Activation.relu(right.neg().add(1))
              .sum()
              .add(Factor.times(Activation.relu(false1.add(1)).sum(), 0.5))
              .add(Factor.times(Activation.relu(false2.add(1)).sum(), 0.5));
      NDArray penalty = Factor.times(right.sub(beside).square().sum(), PENALTY);
      collector.backward(Factor.times(hinge.add(penalty), 1.0 / batch));
      hits.add("train.discriminator.loss", hinge.getFloat(), batch);
      hits.add("train.real.accuracy", right.gt(0).toType(type(), false).sum().getFloat(), batch);
      hits.add("train.made.accuracy", false1.lt(0).toType(type(), false).sum().getFloat(), batch);
      hits.add(
          "train.misread.accuracy", false2.lt(0).toType(type(), false).sum().getFloat(), batch);
    }
  }

  private static DataType type() {
    return DataType.FLOAT32;
  }

  /** Names of the parameters to train. */
  static List<String> trained(ParameterSet parameters) {
    return parameters.names().stream().filter(n -> n.startsWith("gan.")).toList();
  }
}
