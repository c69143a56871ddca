package dev.sightline.core.training.feature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Last hidden states of many texts, one row of the store for each token, special tokens included.
 * Thread-safe for reading.
 */
public final class TokenFeatures implements AutoCloseable {
  private final FeatureStore rows;
  private final long[] offsets;

  /**
   * @param rows one for each token; closed with this object
   * @param offsets first row of each text, and one past the last row: {@code [texts + 1]}
   */
  public TokenFeatures(FeatureStore rows, long[] offsets) {
    this.rows = rows;
    this.offsets = offsets.clone();
  }

  /** Number of texts. */
  public int texts() {
    return offsets.length - 1;
  }

  /** Tokens of one text. */
  public int length(int text) {
    return (int) (offsets[text + 1] - offsets[text]);
  }

  /**
   * A padded batch. Arrays belong to the manager.
   *
   * @param hidden {@code [b, n, dim]}
   * @param mask {@code [b, n]}: 1 for tokens, 0 for padding
   * @param content {@code [b, n]}: 1 for tokens that are not special
   */
  public record Batch(NDArray hidden, NDArray mask, NDArray content) {}

  /**
   * Gathers texts by their numbers.
   *
   * @param texts a negative number stands for an absent text: one token of zeros, not special, that
   *     the caller fills
   */
  public Batch batch(NDManager manager, int[] texts) {
    int b = texts.length;
    int n = Arrays.stream(texts).map(t -> t < 0 ? 1 : length(t)).max().orElseThrow();
    long[] index = new long[b * n];
    float[] mask = new float[b * n];
    float[] content = new float[b * n];
    Arrays.fill(index, -1);
    for (int i = 0; i < b; i++) {
      if (texts[i] < 0) {
        mask[i * n] = 1;
        continue;
      }
      int length = length(texts[i]);
      for (int j = 0; j < length; j++) {
        index[i * n + j] = offsets[texts[i]] + j;
        mask[i * n + j] = 1;
        // [CLS] is first and [SEP] last
        content[i * n + j] = j > 0 && j < length - 1 ? 1 : 0;
      }
    }
    Shape shape = new Shape(b, n);
    return new Batch(
        rows.gather(manager, index, new Shape(b, n, rows.rowLength())),
        manager.create(mask, shape),
        manager.create(content, shape));
  }

  @Override
  public void close() {
    rows.close();
  }
}
