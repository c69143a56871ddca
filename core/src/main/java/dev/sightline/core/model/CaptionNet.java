package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import dev.sightline.core.tensor.Factor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The caption decoder as it is trained: a transformer decoder (Vaswani et al., 2017, section 3.1),
 * pre-norm (Xiong et al., 2020), that sees its own words so far and attends the cells of the frozen
 * video encoder, as "Show, attend and tell" (Xu et al., 2015) does with one attention a word. The
 * word embeddings are also the output map. {@code CaptionDecoder} runs the same weights without an
 * engine; a test holds both equal.
 *
 * <p>Axes: {@code b} items, {@code k} captions of an item, {@code l} words, {@code c} cells of all
 * clips, {@code d} width.
 */
public final class CaptionNet {
  /** What all parameters' names begin with. */
  public static final String PREFIX = "captions.";

  private static final float CELL_DROPOUT = 0.2f;

  private final CaptionConfig config;
  private final Layers layers;
  private final float dropout;

  /**
   * @param dropout share of the values that training drops; 0: nothing is dropped
   */
  public CaptionNet(CaptionConfig config, ParameterSet parameters, float dropout) {
    this.config = config;
    this.layers = new Layers(parameters, dropout > 0, AttentionTap.NONE);
    this.dropout = dropout;
  }

  /** Makes the parameters. */
  public static void init(CaptionConfig c, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    int d = c.dim();
    init.uniform(PREFIX + "words", 0.1f, c.words().size(), d);
    init.constant(PREFIX + "words.bias", 0f, c.words().size());
    init.uniform(PREFIX + "position", 0.1f, c.longest() + 1, d);
    init.layerNorm(PREFIX + "cell.norm", c.channels());
    init.linear(PREFIX + "cell", c.channels(), d);
    init.uniform(PREFIX + "space", 0.1f, c.cells(), d);
    for (int l = 0; l < c.layers(); l++) {
      for (String block : List.of("self", "cross")) {
        String name = layer(l) + block;
        init.layerNorm(name + ".norm", d);
        for (String part : List.of(".query", ".key", ".value", ".out")) {
          init.linear(name + part, d, d);
        }
      }
      init.layerNorm(layer(l) + "mlp.norm", d);
      init.linear(layer(l) + "mlp.in", d, c.hidden());
      init.linear(layer(l) + "mlp.out", c.hidden(), d);
    }
    init.layerNorm(PREFIX + "out.norm", d);
  }

  /** The shape of each parameter. */
  public static Map<String, List<Integer>> shapes(CaptionConfig config) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    init(
        config,
        (name, values, shape) ->
            shapes.put(name, java.util.Arrays.stream(shape).mapToObj(Math::toIntExact).toList()),
        0);
    return shapes;
  }

  static String layer(int l) {
    return PREFIX + "layer." + l + ".";
  }

  /**
   * What each word says of the next.
   *
   * @param words {@code [b, k, l]}, int64: a start, then words
   * @param grid {@code [b, c, channels]}
   * @param present {@code [b, c]}, 1 for cells that are no padding
   * @param asked {@code [n]}, int64: the places in {@code [b·k·l]} that are answered; padding is
   *     not worth the large product with the vocabulary
   * @return {@code [n, vocabulary]}, logits; belongs to the manager of {@code words}
   */
  public NDArray logits(NDArray words, NDArray grid, NDArray present, NDArray asked) {
    long b = words.getShape().get(0);
    long k = words.getShape().get(1);
    long l = words.getShape().get(2);
    int d = config.dim();
    NDArray memory = memory(grid);
    NDArray embedded =
        Embedding.embedding(
                words.reshape(b * k, l), layers.parameter(PREFIX + "words"), SparseFormat.DENSE)
            .singletonOrThrow();
    NDArray position = layers.parameter(PREFIX + "position").get("0:" + l);
    position.attach(words.getManager());
    NDArray x = drop(Factor.times(embedded, Math.sqrt(d)).add(position));
    NDArray later = later(words, Math.toIntExact(l));
    NDArray absent = AlignmentNet.masked(present.zerosLike(), present);
    NDArray hide = absent.reshape(b, 1, 1, present.getShape().get(1));
    for (int i = 0; i < config.layers(); i++) {
      String self = layer(i) + "self";
      NDArray s = layers.layerNorm(x, self + ".norm");
      x = x.add(drop(attend(s, s, later, self)));
      String cross = layer(i) + "cross";
      // [b·k, l, d] -> [b, k·l, d]: all captions of an item look at the same cells
      NDArray q = layers.layerNorm(x, cross + ".norm").reshape(b, k * l, d);
      x = x.add(drop(attend(q, memory, hide, cross)).reshape(b * k, l, d));
      String mlp = layer(i) + "mlp";
      NDArray hidden =
          Activation.relu(layers.linear(layers.layerNorm(x, mlp + ".norm"), mlp + ".in"));
      x = x.add(drop(layers.linear(hidden, mlp + ".out")));
    }
    // rows are looked up as words are: the engine knows the gradient of that
    NDArray rows =
        Embedding.embedding(asked, x.reshape(b * k * l, d), SparseFormat.DENSE).singletonOrThrow();
    NDArray out = layers.layerNorm(rows, PREFIX + "out.norm");
    NDArray vocabulary = layers.parameter(PREFIX + "words").transpose();
    vocabulary.attach(out.getManager());
    return out.matMul(vocabulary).add(layers.parameter(PREFIX + "words.bias"));
  }

  /** {@code [b, c, channels] -> [b, c, d]}. */
  private NDArray memory(NDArray grid) {
    NDArray in =
        layers.dropout(
            layers.layerNorm(grid, PREFIX + "cell.norm"), dropout > 0 ? CELL_DROPOUT : 0);
    NDArray cells = layers.linear(in, PREFIX + "cell");
    Shape flat = cells.getShape();
    return cells
        .reshape(flat.get(0), -1, config.cells(), config.dim())
        .add(layers.parameter(PREFIX + "space"))
        .reshape(flat);
  }

  /** {@code [l, l]}: 0 where a word may look, and far below 0 for later words. */
  private static NDArray later(NDArray like, int l) {
    float[] mask = new float[l * l];
    for (int i = 0; i < l; i++) {
      for (int j = i + 1; j < l; j++) {
        mask[i * l + j] = -1e9f;
      }
    }
    return like.getManager().create(mask, new Shape(l, l));
  }

  /** {@code [b, q, d], [b, m, d] -> [b, q, d]}. */
  private NDArray attend(NDArray from, NDArray to, NDArray hide, String name) {
    NDArray query = heads(layers.linear(from, name + ".query"));
    NDArray key = heads(layers.linear(to, name + ".key"));
    NDArray value = heads(layers.linear(to, name + ".value"));
    double scale = 1 / Math.sqrt((double) config.dim() / config.heads());
    NDArray weights =
        Factor.times(query.matMul(key.transpose(0, 1, 3, 2)), scale).add(hide).softmax(3);
    NDArray mixed = weights.matMul(value).transpose(0, 2, 1, 3);
    Shape s = mixed.getShape();
    return layers.linear(mixed.reshape(s.get(0), s.get(1), config.dim()), name + ".out");
  }

  /** {@code [b, m, d] -> [b, heads, m, d/heads]}. */
  private NDArray heads(NDArray x) {
    Shape s = x.getShape();
    int h = config.heads();
    return x.reshape(s.get(0), s.get(1), h, s.get(2) / h).transpose(0, 2, 1, 3);
  }

  private NDArray drop(NDArray x) {
    return layers.dropout(x, dropout);
  }
}
