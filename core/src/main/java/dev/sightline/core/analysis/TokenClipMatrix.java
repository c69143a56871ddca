package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.text.Token;
import java.util.List;

/**
 * An attention map between tokens and video cells, reduced to {@code [tokens, clips]}. Rows are
 * always tokens and columns always clips, whichever side attends.
 *
 * @param tokens all tokens of the text, special tokens included, one row each
 * @param clips one column each
 * @param values {@code [token, clip]}, row by row, each in 0..1; not to be written to
 * @param reduction how the values came about
 */
public record TokenClipMatrix(
    List<Token> tokens, List<Clip> clips, float[] values, Reduction reduction) {

  /** How cells became clips. */
  public enum Reduction {
    /** Tokens attend: the weights of a clip's cells are added up, so each row sums to 1. */
    SUM_OF_CELLS,
    /** Cells attend: the mean over a clip's cells, so each column sums to 1 over all tokens. */
    MEAN_OVER_CELLS
  }

  /**
   * @throws IllegalArgumentException if the shape does not fit
   */
  public TokenClipMatrix {
    tokens = List.copyOf(tokens);
    clips = List.copyOf(clips);
    if (values.length != tokens.size() * clips.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + tokens.size() + " × " + clips.size());
    }
  }

  /** True if the map joins tokens and cells, in either direction, and can be reduced. */
  public static boolean canReduce(Axis query, Axis key) {
    return (query instanceof Axis.Tokens && key instanceof Axis.Cells)
        || (query instanceof Axis.Cells && key instanceof Axis.Tokens);
  }

  /**
   * Reduces cells to clips: {@code m[i, c] = Σ a[i, j]} over the cells {@code j} of clip {@code c}
   * where tokens attend, {@code m[i, c] = mean a[j, i]} where cells attend.
   *
   * @throws IllegalArgumentException if the map does not join tokens and cells
   */
  public static TokenClipMatrix of(AttentionMap map) {
    return of(map.query(), map.key(), map.values());
  }

  /**
   * The same for values whose rows need not sum to 1.
   *
   * @param values {@code [query, key]}, row by row
   * @throws IllegalArgumentException if the axes do not join tokens and cells
   */
  public static TokenClipMatrix of(Axis query, Axis key, float[] values) {
    if (query instanceof Axis.Tokens t && key instanceof Axis.Cells c) {
      return sum(values, t, c);
    }
    if (query instanceof Axis.Cells c && key instanceof Axis.Tokens t) {
      return mean(values, t, c);
    }
    throw new IllegalArgumentException("not a map between tokens and cells");
  }

  /** The value of one token in one clip. */
  public float at(int token, int clip) {
    return values[token * clips.size() + clip];
  }

  /** The largest value of one token. */
  public float rowMax(int token) {
    float max = 0;
    for (int c = 0; c < clips.size(); c++) {
      max = Math.max(max, at(token, c));
    }
    return max;
  }

  /** The sum of one token's values; 1 where tokens attend. */
  public float rowSum(int token) {
    double sum = 0;
    for (int c = 0; c < clips.size(); c++) {
      sum += at(token, c);
    }
    return (float) sum;
  }

  // [tokens, clips × cells] -> [tokens, clips]
  private static TokenClipMatrix sum(float[] a, Axis.Tokens tokens, Axis.Cells cells) {
    int per = cells.grid().cells();
    float[] out = new float[tokens.size() * cells.clips().size()];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int j = i * per; j < (i + 1) * per; j++) {
        sum += a[j];
      }
      out[i] = (float) sum;
    }
    return new TokenClipMatrix(tokens.tokens(), cells.clips(), out, Reduction.SUM_OF_CELLS);
  }

  // [clips × cells, tokens] -> [tokens, clips]
  private static TokenClipMatrix mean(float[] a, Axis.Tokens tokens, Axis.Cells cells) {
    int per = cells.grid().cells();
    int n = tokens.size();
    int clips = cells.clips().size();
    float[] out = new float[n * clips];
    for (int c = 0; c < clips; c++) {
      double[] sums = new double[n];
      for (int j = c * per; j < (c + 1) * per; j++) {
        for (int i = 0; i < n; i++) {
          sums[i] += a[j * n + i];
        }
      }
      for (int i = 0; i < n; i++) {
        out[i * clips + c] = (float) (sums[i] / per);
      }
    }
    return new TokenClipMatrix(tokens.tokens(), cells.clips(), out, Reduction.MEAN_OVER_CELLS);
  }
}
