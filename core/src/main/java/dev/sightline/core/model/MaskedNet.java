package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fusion says of what is hidden from it: words (Devlin et al., 2019, section 3.1, task 1)
 * and cells (He et al., 2022, MAE; Tong et al., 2022, VideoMAE).
 *
 * <p>A hidden word is told from its token after the fusion, which knows the video, beside the same
 * token before it, which knows the text alone: what the text tells need not go through the fusion.
 * A hidden cell is told from its own state after the fusion. Cells do not attend cells; what the
 * others show comes by way of the tokens, which attend both.
 *
 * <p>Axes: {@code b} items, {@code n} tokens, {@code c} cells, {@code m} hidden places.
 */
public final class MaskedNet {
  /** What all parameters' names begin with. */
  public static final String PREFIX = "masked.";

  /** Embeddings of the words, {@code [words, width]}. */
  public static final String TABLE = PREFIX + "word.table";

  /** What is added to each word's logit, {@code [words]}. */
  public static final String WORD_BIAS = PREFIX + "word.bias";

  /** What is added to each channel of a hidden cell, {@code [channels]}. */
  public static final String CELL_BIAS = PREFIX + "cell.out.bias";

  private static final String WORD = PREFIX + "word";
  private static final String CELL = PREFIX + "cell";
  private static final float DROPOUT = 0.1f;

  private final Layers layers;

  /**
   * @param training true: dropout drops
   */
  public MaskedNet(ParameterSet parameters, boolean training) {
    this.layers = new Layers(parameters, training, AttentionTap.NONE);
  }

  /**
   * Makes the parameters that tell words.
   *
   * @param words of the vocabulary
   * @param width of their embeddings; 0: those of the text encoder, for which {@link #TABLE} is to
   *     be put beside the rest
   */
  public static void initWords(ModelConfig c, int words, int width, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    init.layerNorm(WORD + ".text.norm", c.textDim());
    int out = width == 0 ? c.textDim() : width;
    init.linear(WORD + ".hidden", c.fusionDim() + c.textDim(), out);
    init.layerNorm(WORD + ".norm", out);
    if (width > 0) {
      init.uniform(TABLE, 0.05f, words, width);
    }
    init.constant(WORD_BIAS, 0f, words);
  }

  /** Makes the parameters that tell cells, and the stand-in of a hidden one. */
  public static void initCells(ModelConfig c, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    // not 0: a layer norm follows, whose gradient at even values is hundreds of times too large
    init.uniform(CELL + ".hidden.stand_in", 1f, 1, c.videoChannels());
    init.linear(CELL + ".hidden", c.fusionDim(), 2 * c.fusionDim());
    init.linear(CELL + ".out", 2 * c.fusionDim(), c.videoChannels());
  }

  /** The shape of each parameter of {@link #initWords}. */
  public static Map<String, List<Integer>> wordShapes(ModelConfig config, int words, int width) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    initWords(
        config,
        words,
        width,
        (name, values, shape) ->
            shapes.put(name, java.util.Arrays.stream(shape).mapToObj(Math::toIntExact).toList()),
        0);
    return shapes;
  }

  /** True if a parameter tells words. */
  public static boolean tellsWords(String name) {
    return name.startsWith(WORD + ".");
  }

  /**
   * What each hidden word may be.
   *
   * @param fused {@code [b, n, fusionDim]}, tokens after the fusion
   * @param hidden {@code [b, n, textDim]}, the same before it
   * @param places {@code [m]}, int64: places in {@code [b·n]}
   * @return {@code [m, words]}, logits
   */
  public NDArray words(NDArray fused, NDArray hidden, NDArray places) {
    NDArray plain = layers.layerNorm(rows(hidden, places), WORD + ".text.norm");
    NDArray in = layers.dropout(rows(fused, places).concat(plain, 1), DROPOUT);
    NDArray x = layers.layerNorm(layers.gelu(layers.linear(in, WORD + ".hidden")), WORD + ".norm");
    NDArray table = layers.parameter(TABLE).transpose();
    table.attach(x.getManager());
    return x.matMul(table).add(layers.parameter(WORD_BIAS));
  }

  /**
   * Puts the stand-in in the place of hidden cells.
   *
   * @param grid {@code [b, c, channels]}
   * @param hide {@code [b, c, 1]}: 1 where hidden, else 0
   */
  public NDArray hide(NDArray grid, NDArray hide) {
    return grid.sub(grid.mul(hide)).add(hide.mul(layers.parameter(CELL + ".hidden.stand_in")));
  }

  /**
   * What each hidden cell may hold.
   *
   * @param fused {@code [b, c, fusionDim]}, cells after the fusion
   * @param places {@code [m]}, int64: places in {@code [b·c]}
   * @return {@code [m, channels]}
   */
  public NDArray cells(NDArray fused, NDArray places) {
    NDArray x = layers.gelu(layers.linear(rows(fused, places), CELL + ".hidden"));
    return layers.linear(x, CELL + ".out");
  }

  /** {@code [b, n, d] -> [m, d]}; rows are looked up as words are, whose gradient is known. */
  private static NDArray rows(NDArray x, NDArray places) {
    long d = x.getShape().get(2);
    return Embedding.embedding(places, x.reshape(-1, d), SparseFormat.DENSE).singletonOrThrow();
  }
}
