package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSink;
import dev.sightline.core.tensor.Factor;
import java.util.function.Function;

/**
 * The generative adversarial network that the flow is compared with (Goodfellow et al., 2014; for
 * video: Vondrick et al., 2016): 3-D convolutions from noise and a sentence to the autoencoder's
 * cells of a clip, and a discriminator of 3-D convolutions that sees the sentence by projection
 * (Miyato &amp; Koyama, 2018, eq. 5). Both work on the same frozen cells as the flow, so what
 * differs is the objective.
 *
 * <p>Axes: {@code b} clips, channels, {@code t} = 16 frames, height, width. Stateless; parameters
 * are passed in.
 */
public final class AdversarialNet {
  /** What the names of the generator's parameters begin with. */
  public static final String GENERATOR = "gan.generator.";

  /** What the names of the discriminator's parameters begin with. */
  public static final String DISCRIMINATOR = "gan.discriminator.";

  private static final int FIRST_MOMENTS = 4;
  private static final int SENTENCE = 64;

  /** Bound of the words' first values: large, as a sentence is the mean of its words. */
  private static final float WORDS = 4f;

  private static final Shape ONE = new Shape(1, 1, 1);
  private static final Shape IN_TIME = new Shape(2, 1, 1);
  private static final Shape ALL = new Shape(2, 2, 2);

  private AdversarialNet() {}

  /** Makes the parameters of both. */
  public static void init(GeneratorConfig c, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    int w = c.width();
    init.uniform(GENERATOR + "words", WORDS, c.words().size(), SENTENCE);
    init.linear(GENERATOR + "in", c.noise() + SENTENCE, w * FIRST_MOMENTS * c.cells());
    for (int i = 1; i <= 3; i++) {
      init.linear(GENERATOR + "style." + i, c.noise() + SENTENCE, 2 * w);
      ConvLayers.init(init, GENERATOR + i, w, w, 3, 3, 3);
    }
    ConvLayers.init(init, GENERATOR + "out", c.channels(), w, 3, 3, 3);
    init.uniform(DISCRIMINATOR + "words", WORDS, c.words().size(), SENTENCE);
    ConvLayers.init(init, DISCRIMINATOR + "1", w, c.channels(), 3, 3, 3);
    ConvLayers.init(init, DISCRIMINATOR + "2", w, w, 3, 3, 3);
    ConvLayers.init(init, DISCRIMINATOR + "3", w, w, 3, 3, 3);
    init.linear(DISCRIMINATOR + "look", w * FIRST_MOMENTS * 4, 2 * w);
    init.linear(DISCRIMINATOR + "real", 2 * w, 1);
    init.linear(DISCRIMINATOR + "sentence", SENTENCE, 2 * w);
  }

  /**
   * Clips from noise; differentiable.
   *
   * @param noise {@code [b, noise]}, normal
   * @param words {@code [b, l]}, int64, numbers of words; the start stands for padding
   * @return {@code [b, channels, 16, 4, 4]}; belongs to the manager of {@code noise}
   */
  public static NDArray generate(
      NDArray noise, NDArray words, GeneratorConfig config, Function<String, NDArray> parameters) {
    ConvLayers layers = new ConvLayers(parameters);
    long b = noise.getShape().get(0);
    int w = config.width();
    NDArray z = noise.concat(sentence(words, layers.get(GENERATOR + "words")), 1);
    NDArray x =
        layers
            .linear(z, GENERATOR + "in")
            .reshape(b, w, FIRST_MOMENTS, FrameCoder.GRID, FrameCoder.GRID);
    for (int i = 1; i <= 3; i++) {
      NDArray style = layers.linear(z, GENERATOR + "style." + i).reshape(b, 2 * w, 1, 1, 1);
      NDArray y = layers.volume(x, GENERATOR + i, ONE);
      // the sentence scales and shifts what is made (Perez et al., 2018)
      y = y.mul(style.get(":, 0:" + w).add(1)).add(style.get(":, " + w + ":"));
      x = ConvLayers.gelu(y).add(x);
      if (i < 3) {
        x = twiceAsLong(x);
      }
    }
    return layers.volume(x, GENERATOR + "out", ONE);
  }

  /** {@code [b, c, t, h, w] -> [b, c, 2t, h, w]}: each moment twice. */
  private static NDArray twiceAsLong(NDArray x) {
    Shape s = x.getShape();
    NDArray row = x.reshape(s.get(0), s.get(1), s.get(2), 1, s.get(3) * s.get(4));
    return row.concat(row, 3).reshape(s.get(0), s.get(1), 2 * s.get(2), s.get(3), s.get(4));
  }

  /**
   * How real clips look beside their sentences; differentiable.
   *
   * @param clips {@code [b, channels, 16, 4, 4]}
   * @param words {@code [b, l]}, int64
   * @return {@code [b]}, above 0 for real
   */
  public static NDArray judge(
      NDArray clips, NDArray words, GeneratorConfig config, Function<String, NDArray> parameters) {
    ConvLayers layers = new ConvLayers(parameters);
    NDArray x = ConvLayers.gelu(layers.volume(clips, DISCRIMINATOR + "1", ONE));
    x = ConvLayers.gelu(layers.volume(x, DISCRIMINATOR + "2", IN_TIME));
    x = ConvLayers.gelu(layers.volume(x, DISCRIMINATOR + "3", ALL));
    NDArray look =
        ConvLayers.gelu(
            layers.linear(x.reshape(clips.getShape().get(0), -1), DISCRIMINATOR + "look"));
    NDArray said =
        layers.linear(
            sentence(words, layers.get(DISCRIMINATOR + "words")), DISCRIMINATOR + "sentence");
    return layers
        .linear(look, DISCRIMINATOR + "real")
        .squeeze(1)
        .add(Factor.times(look.mul(said).sum(new int[] {1}), 1 / Math.sqrt(2.0 * config.width())));
  }

  /** Mean of the words, {@code [b, l] -> [b, 64]}. */
  private static NDArray sentence(NDArray words, NDArray table) {
    return Embedding.embedding(words, table, SparseFormat.DENSE)
        .singletonOrThrow()
        .mean(new int[] {1});
  }
}
