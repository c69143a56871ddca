package dev.sightline.core.explain;

import dev.sightline.core.analysis.Axis;

/**
 * What a method says of one target. Immutable; no array is to be written to, and each is empty
 * where the method does not give it.
 *
 * @param method key of the method
 * @param target what was explained
 * @param part the layer and head that it was kept to
 * @param signed true if a negative score speaks against the target
 * @param tokens the tokens, special ones included
 * @param cells the cells
 * @param tokenScores {@code [tokens]}
 * @param clipScores {@code [clips]}: the method's own, or the sum over the clip's cells
 * @param cellScores {@code [cells]}
 * @param matrix {@code [tokens, cells]}, row by row
 * @param tokenErrors standard error of each token score, {@code [tokens]}; of sampling only
 * @param clipErrors standard error of each clip score, {@code [clips]}; of sampling only
 * @param completenessGap of integrated gradients: sum of all attributions minus what the target
 *     changed from the baseline to the input; not a number for other methods
 * @param targetValue the target's logit, for a reader to compare the gap with; not a number if the
 *     method does not look at it
 * @param forwardPasses how often the model was run forward, parts of it counted as whole
 * @param milliseconds elapsed, from request to answer
 */
public record Explanation(
    String method,
    Target target,
    Part part,
    boolean signed,
    Axis.Tokens tokens,
    Axis.Cells cells,
    float[] tokenScores,
    float[] clipScores,
    float[] cellScores,
    float[] matrix,
    float[] tokenErrors,
    float[] clipErrors,
    double completenessGap,
    double targetValue,
    int forwardPasses,
    double milliseconds) {

  /** Of everything that the method reads. */
  public Explanation(
      String method,
      Target target,
      boolean signed,
      Axis.Tokens tokens,
      Axis.Cells cells,
      float[] tokenScores,
      float[] clipScores,
      float[] cellScores,
      float[] matrix,
      float[] tokenErrors,
      float[] clipErrors,
      double completenessGap,
      double targetValue,
      int forwardPasses,
      double milliseconds) {
    this(
        method,
        target,
        Part.ALL,
        signed,
        tokens,
        cells,
        tokenScores,
        clipScores,
        cellScores,
        matrix,
        tokenErrors,
        clipErrors,
        completenessGap,
        targetValue,
        forwardPasses,
        milliseconds);
  }

  /**
   * @throws IllegalArgumentException if an array has another length than its axis, nothing is
   *     given, a score is not finite, or one is negative though the method has no sign
   */
  public Explanation {
    check("tokenScores", tokenScores, tokens.size(), signed);
    check("clipScores", clipScores, cells.clips().size(), signed);
    check("cellScores", cellScores, cells.size(), signed);
    check("matrix", matrix, tokens.size() * cells.size(), signed);
    check("tokenErrors", tokenErrors, tokens.size(), false);
    check("clipErrors", clipErrors, cells.clips().size(), false);
    if (tokenScores.length + clipScores.length + cellScores.length + matrix.length == 0) {
      throw new IllegalArgumentException(method + " says nothing");
    }
  }

  private static void check(String name, float[] values, int size, boolean signed) {
    if (values.length != 0 && values.length != size) {
      throw new IllegalArgumentException(name + ": " + values.length + " values for " + size);
    }
    for (float v : values) {
      if (!Float.isFinite(v) || (!signed && v < 0)) {
        throw new IllegalArgumentException(name + " holds " + v);
      }
    }
  }

  /** True if it says something of clips. */
  public boolean hasClips() {
    return clipScores.length > 0;
  }

  /** True if it says something of tokens. */
  public boolean hasTokens() {
    return tokenScores.length > 0;
  }

  /** True if it says something of cells. */
  public boolean hasCells() {
    return cellScores.length > 0;
  }

  /** True if it says something of pairs of a token and a cell. */
  public boolean hasMatrix() {
    return matrix.length > 0;
  }
}
