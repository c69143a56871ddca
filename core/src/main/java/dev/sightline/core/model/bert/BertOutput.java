package dev.sightline.core.model.bert;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * All that a BERT computed of a batch, in native memory that its manager owns.
 *
 * @param hidden {@code layers + 1} arrays {@code [texts, tokens, dim]}: the embeddings, then what
 *     each layer made of them
 * @param attention {@code layers} arrays {@code [texts, heads, tokens, tokens]}, rows summing to 1
 */
public record BertOutput(List<NDArray> hidden, List<NDArray> attention) {
  public BertOutput {
    hidden = List.copyOf(hidden);
    attention = List.copyOf(attention);
  }

  /** The last hidden states: {@code [texts, tokens, dim]}. */
  public NDArray last() {
    return hidden.getLast();
  }
}
