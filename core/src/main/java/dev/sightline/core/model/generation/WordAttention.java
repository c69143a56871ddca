package dev.sightline.core.model.generation;

import java.util.List;

/**
 * Where words were looked up while a clip was generated: the weights of the cross-attention, mean
 * over layers, heads and steps. Immutable.
 *
 * @param words the known words of the sentence, behind the start, which takes what no word gets
 * @param frames frames of the clip; those of one token share their weights
 * @param rows of cells
 * @param columns of cells
 * @param weights {@code [frames, rows, columns, words]}, 0 to 1, sums over the words are 1; not to
 *     be written to
 */
public record WordAttention(
    List<String> words, int frames, int rows, int columns, float[] weights) {
  private static final float TOLERANCE = 1e-3f;

  /**
   * @throws IllegalArgumentException if the weights do not fit the axes, or do not sum to 1
   */
  public WordAttention {
    words = List.copyOf(words);
    int n = words.size();
    if (weights.length != frames * rows * columns * n) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + frames + " frames, " + n + " words");
    }
    for (int i = 0; i < weights.length; i += n) {
      float sum = 0;
      for (int w = 0; w < n; w++) {
        sum += weights[i + w];
      }
      if (!(Math.abs(sum - 1) < TOLERANCE)) {
        throw new IllegalArgumentException("the weights of a cell sum to " + sum);
      }
    }
  }

  /**
   * The cells that look at a word.
   *
   * @param frame of the clip, from 0
   * @param word number of the word; 0: the start
   * @return {@code [rows, columns]}
   */
  public float[] map(int frame, int word) {
    int cells = rows * columns;
    float[] map = new float[cells];
    for (int c = 0; c < cells; c++) {
      map[c] = weights[(frame * cells + c) * words.size() + word];
    }
    return map;
  }

  /** The largest weight of a word in the whole clip. */
  public float most(int word) {
    float most = 0;
    for (int i = word; i < weights.length; i += words.size()) {
      most = Math.max(most, weights[i]);
    }
    return most;
  }
}
