package dev.sightline.app.attention;

import dev.sightline.core.analysis.statistics.SinkFree;
import java.util.List;
import java.util.stream.IntStream;

/** Tokens × tokens without the rows and columns of special tokens. Pure. */
final class SinkFreeSquare {
  private SinkFreeSquare() {}

  /**
   * @param words rows of the tokens that stand for characters
   * @return not a number in rows of which nothing is left
   */
  static MatrixData of(SinkFree free, List<MatrixData.Row> words, MatrixData.Traits traits) {
    int n = words.size();
    int keys = free.key().size();
    float[] values = new float[n * n];
    for (int r = 0; r < n; r++) {
      int token = words.get(r).token();
      for (int c = 0; c < n; c++) {
        values[r * n + c] =
            free.isEmpty(token) ? Float.NaN : free.values()[token * keys + words.get(c).token()];
      }
    }
    List<MatrixData.Column> columns =
        IntStream.range(0, n)
            .mapToObj(
                i -> new MatrixData.Column(words.get(i).token(), i, i + 1.0, words.get(i).label()))
            .toList();
    return new MatrixData(words, columns, values, MatrixData.Content.TOKENS_TO_TOKENS, traits);
  }
}
