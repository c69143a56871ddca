package dev.sightline.core.training.faithfulness;

import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All rows of a bench, put together by set, method and measure. Immutable. */
public final class BenchTable {
  private final List<BenchRow> rows;
  private final Bootstrap bootstrap;

  public BenchTable(List<BenchRow> rows, Bootstrap bootstrap) {
    this.rows = List.copyOf(rows);
    this.bootstrap = bootstrap;
  }

  /** Names of the sets, in the order in which they were measured. */
  public List<String> sets() {
    return rows.stream().map(BenchRow::set).distinct().toList();
  }

  /** Methods that a set has rows of, without chance. */
  public List<String> methods(String set) {
    return rows.stream()
        .filter(r -> r.set().equals(set) && !r.method().equals(BenchRow.RANDOM))
        .map(BenchRow::method)
        .distinct()
        .toList();
  }

  /** Items of a set. */
  public int items(String set) {
    return (int)
        rows.stream().filter(r -> r.set().equals(set)).map(BenchRow::item).distinct().count();
  }

  /** Measures that some method of a set has, in the order of {@link Measures#ALL}. */
  public List<String> measures(String set) {
    Set<String> found = new LinkedHashSet<>();
    for (String measure : Measures.ALL) {
      boolean any =
          rows.stream().anyMatch(r -> r.set().equals(set) && r.measures().containsKey(measure));
      if (any) {
        found.add(measure);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Mean over the items that have the measure, with its bootstrap interval.
   *
   * @return empty if none has it
   */
  public Optional<Interval> mean(String set, String method, String measure) {
    double[] values = values(set, method, measure).values().stream().mapToDouble(d -> d).toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(bootstrap.mean(values));
  }

  /**
   * Mean of what one method is better than another by, over the items that both have: items are
   * drawn together, so what is easy or hard for both drops out.
   *
   * @return positive: the first is better; empty if they share no item
   */
  public Optional<Interval> lead(String set, String method, String other, String measure) {
    Map<String, Double> a = values(set, method, measure);
    Map<String, Double> b = values(set, other, measure);
    List<Double> differences = new ArrayList<>();
    a.forEach(
        (item, value) -> {
          if (b.containsKey(item)) {
            double d = value - b.get(item);
            differences.add(Measures.isLessBetter(measure) ? -d : d);
          }
        });
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(bootstrap.mean(differences.stream().mapToDouble(d -> d).toArray()));
  }

  private Map<String, Double> values(String set, String method, String measure) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (BenchRow row : rows) {
      Double value = row.measures().get(measure);
      if (value != null && row.set().equals(set) && row.method().equals(method)) {
        values.put(row.item(), value);
      }
    }
    return values;
  }
}
