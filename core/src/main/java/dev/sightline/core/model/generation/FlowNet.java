package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.sightline.core.model.AttentionTap;
import dev.sightline.core.model.Layers;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.ParameterSink;
import dev.sightline.core.tensor.Factor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The network of flow matching (Lipman et al., 2023; rectified flow, Liu et al., 2023): a
 * transformer over all tokens of a clip, as in DiT (Peebles &amp; Xie, 2023). The moment of the
 * flow shifts and scales every layer (adaLN, one map for all layers as in PixArt-α, Chen et al.,
 * 2024). Words are seen by cross-attention alone, so that its maps show all that they do.
 *
 * <p>Axes: {@code b} clips, {@code n} tokens (moment by moment, row by row), {@code l} words with
 * the start, {@code d} width.
 */
public final class FlowNet {
  /** Sines and as many cosines that describe the moment of the flow. */
  private static final int FLOW_WAVES = 16;

  /** Sines and as many cosines that describe a moment of the clip. */
  private static final int CLIP_WAVES = 8;

  /** What is added to the scores of padding. */
  private static final float FAR_BELOW = -1e9f;

  private static final int SHIFTS = 6;

  private final FlowSizes sizes;
  private final String prefix;
  private final Layers layers;
  private final Cross cross;

  /** Sees the weights of each layer's cross-attention, {@code [b, heads, n, l]}. */
  @FunctionalInterface
  public interface Cross {
    /** Looks at nothing. */
    Cross NONE = weights -> {};

    /** Called once a layer, while the array is open. */
    void seen(NDArray weights);
  }

  /**
   * @param cross sees the weights of words
   */
  public FlowNet(FlowSizes sizes, ParameterSet parameters, Cross cross) {
    this.sizes = sizes;
    this.prefix = sizes.prefix();
    this.layers = new Layers(parameters, false, AttentionTap.NONE);
    this.cross = cross;
  }

  /** Makes the parameters. */
  public static void init(FlowSizes c, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    int d = c.dim();
    init.uniform(c.prefix() + "words", 1f, c.words(), d);
    init.uniform(c.prefix() + "place", 0.1f, c.longest() + 1, d);
    init.linear(c.prefix() + "in", c.token() + c.beside(), d);
    init.uniform(c.prefix() + "space", 0.5f, c.cells(), d);
    init.linear(c.prefix() + "clip", 2 * CLIP_WAVES, d);
    init.linear(c.prefix() + "moment.1", 2 * FLOW_WAVES, d);
    init.linear(c.prefix() + "moment.2", d, d);
    init.constant(c.prefix() + "shift.weight", 0f, SHIFTS * d, d);
    init.constant(c.prefix() + "shift.bias", 0f, SHIFTS * d);
    for (int l = 0; l < c.layers(); l++) {
      init.constant(layer(c.prefix(), l) + "shift", 0f, SHIFTS, d);
      for (String block : List.of("self", "cross")) {
        init.layerNorm(layer(c.prefix(), l) + block + ".norm", d);
        for (String part : List.of(".query", ".key", ".value", ".out")) {
          init.linear(layer(c.prefix(), l) + block + part, d, d);
        }
      }
      init.layerNorm(layer(c.prefix(), l) + "mlp.norm", d);
      init.linear(layer(c.prefix(), l) + "mlp.in", d, c.hidden());
      init.linear(layer(c.prefix(), l) + "mlp.out", c.hidden(), d);
    }
    init.layerNorm(c.prefix() + "out.norm", d);
    init.constant(c.prefix() + "out.weight", 0f, c.token(), d);
    init.constant(c.prefix() + "out.bias", 0f, c.token());
  }

  private static String layer(String prefix, int l) {
    return prefix + "layer." + l + ".";
  }

  /**
   * The clips that are expected at the end, from where they are at a moment of the flow. The
   * velocity there is {@link #velocity}; clips are easier to say than velocities, which hold all of
   * the noise (Li &amp; He, 2025).
   *
   * @param x {@code [b, n, token]}
   * @param beside {@code [b, n, beside]}: what is known of each token; null where nothing is
   * @param moments {@code b} moments, 0 (noise) to 1 (clip)
   * @param words {@code b} sentences: numbers of the words, each with the start first
   * @return {@code [b, n, token]}; belongs to the manager of {@code x}
   */
  public NDArray clips(NDArray x, NDArray beside, float[] moments, int[][] words) {
    NDManager manager = x.getManager();
    long b = x.getShape().get(0);
    int n = Math.toIntExact(x.getShape().get(1));
    int d = sizes.dim();
    NDArray in = beside == null ? x : x.concat(beside, 2);
    NDArray h = layers.linear(in, prefix + "in").add(places(manager, n));
    NDArray moment = manager.create(waves(moments, FLOW_WAVES, 1), new Shape(b, 2 * FLOW_WAVES));
    NDArray m = ConvLayers.gelu(layers.linear(moment, prefix + "moment.1"));
    m = ConvLayers.gelu(layers.linear(m, prefix + "moment.2"));
    NDArray shifts = layers.linear(m, prefix + "shift").reshape(b, SHIFTS, d);
    int l = Arrays.stream(words).mapToInt(w -> w.length).max().orElse(1);
    NDArray sentence = sentence(manager, words, l);
    NDArray hide = hide(manager, words, l);
    UnaryOperator<NDArray> none = w -> w;
    for (int i = 0; i < sizes.layers(); i++) {
      NDArray s = shifts.add(layers.parameter(layer(prefix, i) + "shift"));
      NDArray self = moved(layers.layerNorm(h, layer(prefix, i) + "self.norm"), s, 0);
      h = h.add(gated(attend(self, self, null, layer(prefix, i) + "self", none), s, 2));
      NDArray q = layers.layerNorm(h, layer(prefix, i) + "cross.norm");
      h = h.add(attend(q, sentence, hide, layer(prefix, i) + "cross", this::show));
      NDArray mlp = moved(layers.layerNorm(h, layer(prefix, i) + "mlp.norm"), s, 3);
      NDArray hidden = ConvLayers.gelu(layers.linear(mlp, layer(prefix, i) + "mlp.in"));
      h = h.add(gated(layers.linear(hidden, layer(prefix, i) + "mlp.out"), s, 5));
    }
    return layers.linear(layers.layerNorm(h, prefix + "out.norm"), prefix + "out");
  }

  /**
   * The velocity on straight paths: {@code (clip − x) / (1 − t)}.
   *
   * @param clip expected at the end
   * @param t before 1
   */
  public static float[] velocity(float[] x, float[] clip, float t) {
    float[] v = new float[x.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = (clip[i] - x[i]) / (1 - t);
    }
    return v;
  }

  private NDArray show(NDArray weights) {
    cross.seen(weights);
    return weights;
  }

  /** {@code x · (1 + scale) + shift}, one of each for a clip. */
  private static NDArray moved(NDArray x, NDArray shifts, int first) {
    return x.mul(row(shifts, first + 1).add(1)).add(row(shifts, first));
  }

  private static NDArray gated(NDArray x, NDArray shifts, int row) {
    return x.mul(row(shifts, row).add(1));
  }

  /** {@code [b, 6, d] -> [b, 1, d]}. */
  private static NDArray row(NDArray shifts, int row) {
    return shifts.get(":, " + row + ":" + (row + 1));
  }

  /** Where and when each token is, {@code [n, d]}. */
  private NDArray places(NDManager manager, int n) {
    int moments = n / sizes.cells();
    float[] when = new float[moments];
    for (int i = 0; i < moments; i++) {
      when[i] = (i + 0.5f) / moments;
    }
    NDArray clip = manager.create(waves(when, CLIP_WAVES, 0.5), new Shape(moments, 2 * CLIP_WAVES));
    int d = sizes.dim();
    // (moments, d) -> (moments, 1, d) + (cells, d) -> (n, d)
    return layers
        .linear(clip, prefix + "clip")
        .reshape(moments, 1, d)
        .add(layers.parameter(prefix + "space"))
        .reshape(n, d);
  }

  /** {@code [b, l, d]}. */
  private NDArray sentence(NDManager manager, int[][] words, int l) {
    long[] numbers = new long[words.length * l];
    for (int i = 0; i < words.length; i++) {
      for (int j = 0; j < words[i].length; j++) {
        numbers[i * l + j] = words[i][j];
      }
    }
    NDArray embedded =
        Embedding.embedding(
                manager.create(numbers, new Shape(words.length, l)),
                layers.parameter(prefix + "words"),
                SparseFormat.DENSE)
            .singletonOrThrow();
    NDArray place = layers.parameter(prefix + "place").get("0:" + l);
    place.attach(manager);
    return embedded.add(place);
  }

  /** {@code [b, 1, 1, l]}: far below 0 for padding. */
  private static NDArray hide(NDManager manager, int[][] words, int l) {
    float[] hide = new float[words.length * l];
    for (int i = 0; i < words.length; i++) {
      Arrays.fill(hide, i * l + words[i].length, (i + 1) * l, FAR_BELOW);
    }
    return manager.create(hide, new Shape(words.length, 1, 1, l));
  }

  /** {@code [b, q, d], [b, m, d] -> [b, q, d]}. */
  private NDArray attend(
      NDArray from, NDArray to, NDArray hide, String name, UnaryOperator<NDArray> seen) {
    NDArray query = heads(layers.linear(from, name + ".query"));
    NDArray key = heads(layers.linear(to, name + ".key"));
    NDArray value = heads(layers.linear(to, name + ".value"));
    double scale = 1 / Math.sqrt((double) sizes.dim() / sizes.heads());
    NDArray scores = Factor.times(query, scale).matMul(key.transpose(0, 1, 3, 2));
    NDArray weights = (hide == null ? scores : scores.add(hide)).softmax(3);
    NDArray mixed = seen.apply(weights).matMul(value).transpose(0, 2, 1, 3);
    Shape s = mixed.getShape();
    return layers.linear(mixed.reshape(s.get(0), s.get(1), sizes.dim()), name + ".out");
  }

  /** {@code [b, m, d] -> [b, heads, m, d/heads]}. */
  private NDArray heads(NDArray x) {
    Shape s = x.getShape();
    int h = sizes.heads();
    return x.reshape(s.get(0), s.get(1), h, s.get(2) / h).transpose(0, 2, 1, 3);
  }

  /** Sines and cosines of rising frequency, {@code [values, 2 · count]}. */
  private static float[] waves(float[] values, int count, double lowest) {
    float[] waves = new float[values.length * 2 * count];
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < count; k++) {
        // half an octave apart: the highest still differs between neighbours smoothly
        double angle = 2 * Math.PI * lowest * Math.pow(2, k / 2.0) * values[i];
        waves[(2 * i) * count + k] = (float) Math.sin(angle);
        waves[(2 * i + 1) * count + k] = (float) Math.cos(angle);
      }
    }
    return waves;
  }
}
