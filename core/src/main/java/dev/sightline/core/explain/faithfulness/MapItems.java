package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.Axis;
import dev.sightline.core.explain.Explanation;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The items of a map that can be ordered and taken away. Special tokens are none: they stand for no
 * characters, and no model is asked without them.
 */
public final class MapItems {
  private MapItems() {}

  /** Numbers of the tokens that stand for characters. */
  public static int[] words(Axis.Tokens tokens) {
    return IntStream.range(0, tokens.size())
        .filter(i -> !tokens.tokens().get(i).isSpecial())
        .toArray();
  }

  /** Scores of the tokens that stand for characters; empty if the map gives none. */
  public static double[] wordScores(Explanation map) {
    return map.hasTokens()
        ? IntStream.of(words(map.tokens())).mapToDouble(i -> map.tokenScores()[i]).toArray()
        : new double[0];
  }

  /** Scores of the clips; empty if the map gives none. */
  public static double[] clipScores(Explanation map) {
    return doubles(map.clipScores());
  }

  /** Scores of the cells; empty if the map gives none. */
  public static double[] cellScores(Explanation map) {
    return doubles(map.cellScores());
  }

  /** The finest scores of places in the video: cells, else clips; empty if there are none. */
  static double[] videoScores(Explanation map) {
    return map.hasCells() ? cellScores(map) : clipScores(map);
  }

  /**
   * The same under a change that may not reach all scores: what it cannot reach is left out.
   *
   * @param words false: it cannot reach the scores of tokens
   * @param places false: it cannot reach those of places in the video
   */
  public static OptionalDouble similarity(
      Explanation a, Explanation b, boolean words, boolean places) {
    return DoubleStream.concat(
            words ? compared(wordScores(a), wordScores(b)).stream() : DoubleStream.empty(),
            places ? ofPlaces(a, b).stream() : DoubleStream.empty())
        .average();
  }

  /**
   * Mean of the rank correlations over tokens and over places in the video, as far as both maps
   * give them.
   *
   * @return empty if nothing can be compared
   */
  public static OptionalDouble similarity(Explanation a, Explanation b) {
    return similarity(a, b, true, true);
  }

  private static OptionalDouble ofPlaces(Explanation a, Explanation b) {
    boolean fine = a.hasCells() && b.hasCells();
    return fine ? compared(cellScores(a), cellScores(b)) : compared(clipScores(a), clipScores(b));
  }

  private static OptionalDouble compared(double[] a, double[] b) {
    return a.length != b.length ? OptionalDouble.empty() : RankCorrelation.of(a, b);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
