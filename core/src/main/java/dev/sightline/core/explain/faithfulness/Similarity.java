package dev.sightline.core.explain.faithfulness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much maps that were made under changed conditions are like the first one.
 *
 * @param mean mean rank correlation with the first map, -1..1
 * @param lowest the lowest of them
 * @param maps how many of them could be compared
 */
public record Similarity(double mean, double lowest, int maps) {
  /**
   * @param first the map in question
   * @param others the same items each
   * @return empty if none can be compared, see {@link RankCorrelation}
   * @throws IllegalArgumentException if a value is not a number
   */
  public static Optional<Similarity> of(double[] first, List<double[]> others) {
    return over(others.stream().map(other -> RankCorrelation.of(first, other)).toList());
  }

  /**
   * @param correlations with the first map; empty where one could not be compared
   * @return empty if none could
   */
  public static Optional<Similarity> over(List<OptionalDouble> correlations) {
    double[] found = correlations.stream().flatMapToDouble(OptionalDouble::stream).toArray();
    return found.length == 0
        ? Optional.empty()
        : Optional.of(
            new Similarity(
                Arrays.stream(found).average().orElseThrow(),
                Arrays.stream(found).min().orElseThrow(),
                found.length));
  }
}
