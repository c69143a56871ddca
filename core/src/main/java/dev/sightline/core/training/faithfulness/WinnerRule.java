package dev.sightline.core.training.faithfulness;

import dev.sightline.core.explain.faithfulness.VerdictRules;
import dev.sightline.core.training.evaluation.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which method the window shows first, by a rule that was written down before the table was made
 * (decision 0091).
 *
 * <ol>
 *   <li>Eligible is who gives tokens and cells, answers on every set, costs at most ten forward
 *       passes a map, so that the map can follow typing, and does not keep a rank correlation above
 *       0.8 under random weights on any set.
 *   <li>In each column of pointing, deletion and insertion the eligible methods are ranked by their
 *       mean; equal means share the mean of their ranks, and a method without a value stands behind
 *       all others.
 *   <li>Of each set the mean rank over pointing and the mean rank over deletion and insertion are
 *       averaged; where a set has no pointing, the other counts alone.
 *   <li>The lowest mean over the sets wins; then fewer passes, then the key's order.
 * </ol>
 */
public final class WinnerRule {
  /** Forward passes of one map. */
  public static final double MOST_PASSES = 10;

  /** Key of the method that explains a class first in the window: the winner of docs/benchmarks. */
  public static final String SHOWN = "relevancy";

  private final BenchTable table;

  public WinnerRule(BenchTable table) {
    this.table = table;
  }

  /**
   * A method in the race.
   *
   * @param method its key
   * @param rank mean rank, 1 is best
   * @param passes forward passes of one map
   */
  public record Place(String method, double rank, double passes) {}

  /**
   * All eligible methods, the winner first.
   *
   * @param candidates all methods
   */
  public List<Place> places(List<Candidate> candidates) {
    List<String> able = candidates.stream().filter(this::isEligible).map(Candidate::key).toList();
    List<Place> places = new ArrayList<>();
    for (String method : able) {
      double sum = 0;
      for (String set : table.sets()) {
        sum += rank(set, method, able);
      }
      places.add(new Place(method, sum / table.sets().size(), passes(method)));
    }
    places.sort(
        Comparator.comparingDouble(Place::rank)
            .thenComparingDouble(Place::passes)
            .thenComparing(Place::method));
    return places;
  }

  private boolean isEligible(Candidate f) {
    return f.givesBoth()
        && !table.sets().isEmpty()
        && table.sets().stream().allMatch(s -> table.methods(s).contains(f.key()))
        && passes(f.key()) <= MOST_PASSES
        && table.sets().stream()
            .allMatch(
                s ->
                    table
                        .mean(s, f.key(), Measures.RANDOMISED)
                        .filter(i -> i.value() > VerdictRules.UNCHANGED)
                        .isEmpty());
  }

  /** The most over the sets. */
  private double passes(String method) {
    return table.sets().stream()
        .map(s -> table.mean(s, method, Measures.PASSES))
        .flatMap(Optional::stream)
        .mapToDouble(Interval::value)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double rank(String set, String method, List<String> able) {
    List<Double> pointing = new ArrayList<>();
    List<Double> curves = new ArrayList<>();
    for (String measure : table.measures(set)) {
      if (Measures.isPointing(measure)) {
        pointing.add(rank(set, method, able, measure));
      } else if (Measures.isCurve(measure)) {
        curves.add(rank(set, method, able, measure));
      }
    }
    return java.util.stream.Stream.of(pointing, curves)
        .filter(l -> !l.isEmpty())
        .mapToDouble(l -> l.stream().mapToDouble(d -> d).average().orElseThrow())
        .average()
        .orElse(able.size());
  }

  private double rank(String set, String method, List<String> able, String measure) {
    double own = goodness(set, method, measure);
    double better = 0;
    double equal = 0;
    for (String other : able) {
      double theirs = goodness(set, other, measure);
      better += theirs > own ? 1 : 0;
      equal += theirs == own ? 1 : 0;
    }
    return better + (equal + 1) / 2;
  }

  /** Greater is better; minus infinity where there is no value. */
  private double goodness(String set, String method, String measure) {
    return table
        .mean(set, method, measure)
        .map(i -> Measures.isLessBetter(measure) ? -i.value() : i.value())
        .orElse(Double.NEGATIVE_INFINITY);
  }
}
