package dev.sightline.core.analysis;

import java.util.Arrays;

/**
 * One attention matrix with named axes. Each row is a distribution over the keys.
 *
 * @param query what attends, one row each
 * @param key what is attended to, one column each
 * @param values {@code [query, key]}, row by row, each in 0..1, each row summing to 1; not to be
 *     written to
 * @param importance {@code [query]}: what each row counts where rows are taken together, at least
 *     0; empty if all count alike; not to be written to
 */
public record AttentionMap(Axis query, Axis key, float[] values, float[] importance) {
  /** The importance of rows that all count alike. */
  static final float[] EQUAL = {};

  /** Largest departure of a row's sum from 1 that rounding in float32 softmax explains. */
  public static final float ROW_SUM_TOLERANCE = 1e-3f;

  /** A map whose rows all count alike. */
  public AttentionMap(Axis query, Axis key, float[] values) {
    this(query, key, values, EQUAL);
  }

  /**
   * @throws IllegalArgumentException if the shape does not fit, a value is negative or not a
   *     number, or a row does not sum to 1
   */
  public AttentionMap {
    int rows = query.size();
    int columns = key.size();
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(
          values.length + " values for " + rows + " × " + columns + " cells");
    }
    if (importance.length != 0 && importance.length != rows) {
      throw new IllegalArgumentException(importance.length + " importances for " + rows + " rows");
    }
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int c = 0; c < columns; c++) {
        float v = values[r * columns + c];
        if (!(v >= 0)) {
          throw new IllegalArgumentException("attention value " + v + " in row " + r);
        }
        sum += v;
      }
      if (Math.abs(sum - 1) > ROW_SUM_TOLERANCE) {
        throw new IllegalArgumentException("row " + r + " sums to " + sum);
      }
    }
  }

  /** The weight that {@code query} gives to {@code key}. */
  public float at(int queryIndex, int keyIndex) {
    return values[queryIndex * key.size() + keyIndex];
  }

  /** What a row counts where rows are taken together, at least 0. */
  public float importanceOf(int queryIndex) {
    return importance.length == 0 ? 1 : importance[queryIndex];
  }

  /** A copy of one row: {@code [key]}. */
  public float[] row(int queryIndex) {
    return Arrays.copyOfRange(values, queryIndex * key.size(), (queryIndex + 1) * key.size());
  }
}
