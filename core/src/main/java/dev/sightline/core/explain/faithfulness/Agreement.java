package dev.sightline.core.explain.faithfulness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * How far methods agree on the order of the same items (Neely et al., 2021; Krishna et al., 2022).
 * That methods agree does not make them right; that they do not is a reason to look again.
 *
 * @param methods their keys
 * @param correlations {@code [method][method]}: Spearman's rank correlation, -1..1; NaN where two
 *     cannot be compared; not to be written to
 */
public record Agreement(List<String> methods, double[][] correlations) {
  public Agreement {
    methods = List.copyOf(methods);
  }

  /**
   * @param scores for each method the same items; iterated in the map's order
   * @throws IllegalArgumentException if a score is not a number or the lengths differ
   */
  public static Agreement of(Map<String, double[]> scores) {
    return of(scores, RankCorrelation::of);
  }

  /**
   * @param maps one for each method; iterated in the map's order
   * @param comparison of two, empty where they cannot be compared
   */
  public static <T> Agreement of(Map<String, T> maps, BiFunction<T, T, OptionalDouble> comparison) {
    List<String> methods = List.copyOf(maps.keySet());
    double[][] r = new double[methods.size()][methods.size()];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < r.length; j++) {
        r[i][j] =
            comparison.apply(maps.get(methods.get(i)), maps.get(methods.get(j))).orElse(Double.NaN);
      }
    }
    return new Agreement(methods, r);
  }

  /**
   * Mean rank correlation of one method with the others.
   *
   * @return empty if it can be compared with none
   * @throws IllegalArgumentException if the method is not among them
   */
  public OptionalDouble meanOf(String method) {
    int at = methods.indexOf(method);
    if (at < 0) {
      throw new IllegalArgumentException("no method " + method);
    }
    List<Double> found = new ArrayList<>();
    for (int j = 0; j < methods.size(); j++) {
      if (j != at && !Double.isNaN(correlations[at][j])) {
        found.add(correlations[at][j]);
      }
    }
    return found.stream().mapToDouble(d -> d).average();
  }
}
