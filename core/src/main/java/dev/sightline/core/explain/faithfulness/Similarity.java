package dev.sightline.core.explain.faithfulness;

import java.util.ArrayList;
import java.util.List;
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
  public static java.util.Optional<Similarity> of(double[] first, List<double[]> others) {
    List<Double> found = new ArrayList<>();
    for (double[] other : others) {
      OptionalDouble r = RankCorrelation.of(first, other);
      if (r.isPresent()) {
        found.add(r.getAsDouble());
      }
    }
    return found.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Similarity(
                found.stream().mapToDouble(d -> d).average().orElseThrow(),
                found.stream().mapToDouble(d -> d).min().orElseThrow(),
                found.size()));
  }
}
