package dev.sightline.core.model.bert;

import dev.sightline.core.tensor.FloatTensor;

/**
 * What a BERT made of one text, in Java memory.
 *
 * @param hidden {@code [layers + 1, tokens, dim]}: the embeddings, then the result of each layer
 * @param attention {@code [layers, heads, tokens, tokens]}, rows summing to 1
 */
public record TextStates(FloatTensor hidden, FloatTensor attention) {
  /** The last hidden states and nothing else, to be kept in little memory. */
  public TextStates lastAlone() {
    FloatTensor last = last();
    return new TextStates(
        FloatTensor.of(last.values(), 1, last.size(0), last.size(1)),
        FloatTensor.of(new float[0], 0, 0, 0, 0));
  }

  /** A copy of the last hidden states: {@code [tokens, dim]}. */
  public FloatTensor last() {
    int tokens = hidden.size(1);
    int dim = hidden.size(2);
    float[] all = hidden.values();
    float[] last = java.util.Arrays.copyOfRange(all, all.length - tokens * dim, all.length);
    return FloatTensor.of(last, tokens, dim);
  }
}
