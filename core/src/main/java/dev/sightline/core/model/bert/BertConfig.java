package dev.sightline.core.model.bert;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;

/**
 * The sizes of a BERT.
 *
 * @param vocabulary entries of the token table
 * @param positions longest text, in tokens
 * @param layers number of layers
 * @param heads attention heads of each layer; divides {@code dim}
 * @param dim width of the hidden states
 * @param inner width of the feed-forward part
 */
public record BertConfig(int vocabulary, int positions, int layers, int heads, int dim, int inner) {
  /** Epsilon of every layer norm in BERT. */
  public static final float NORM_EPSILON = 1e-12f;

  /**
   * @throws IllegalArgumentException if the heads do not divide the width
   */
  public BertConfig {
    if (heads < 1 || dim < 1 || dim % heads != 0) {
      throw new IllegalArgumentException(heads + " heads do not divide a width of " + dim);
    }
  }

  /**
   * Reads the sizes off the weights.
   *
   * @param weights tensors under their Hugging Face names
   * @param heads attention heads, which no tensor tells
   * @throws SightlineException {@code BUNDLE} if these are not the weights of a BERT with so many
   *     heads
   */
  public static BertConfig of(TensorFile weights, int heads) throws SightlineException {
    try {
      var words = weights.get("embeddings.word_embeddings.weight");
      int layers = 0;
      while (weights.has("encoder.layer." + layers + ".attention.self.query.weight")) {
        layers++;
      }
      return new BertConfig(
          words.size(0),
          weights.get("embeddings.position_embeddings.weight").size(0),
          layers,
          heads,
          words.size(1),
          weights.get("encoder.layer.0.intermediate.dense.weight").size(0));
    } catch (RuntimeException e) {
      throw new SightlineException(
          Problem.BUNDLE, Phrase.of("The text encoder's weights are not those of a BERT."), e);
    }
  }

  /** Width of one attention head. */
  public int headDim() {
    return dim / heads;
  }
}
