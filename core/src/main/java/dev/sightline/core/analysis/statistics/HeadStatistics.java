package dev.sightline.core.analysis.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One head in numbers, each the mean over the rows that count, see {@link AttentionStatistics}.
 * Immutable.
 *
 * @param entropy of a row, nats: 0 where all weight lies on one key, {@code ln n} where it is
 *     spread evenly over {@code n}
 * @param evenness entropy over {@code ln n}, 0..1; 0 where there is one key only
 * @param distance how far the weight reaches, in {@link AttentionStatistics#unit}; empty where that
 *     means nothing
 * @param sinks share of the weight on each kind of special token, 0..1; kinds that the text does
 *     not have are absent
 */
public record HeadStatistics(
    double entropy, double evenness, OptionalDouble distance, Map<Sink, Double> sinks) {

  public HeadStatistics {
    sinks = Map.copyOf(sinks);
  }

  /** Share of the weight on all special tokens together, 0..1. */
  public double sinkShare() {
    return sinks.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * The mean of several heads' numbers. It is not the entropy of their mean map, which is larger.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static HeadStatistics mean(List<HeadStatistics> heads) {
    if (heads.isEmpty()) {
      throw new IllegalArgumentException("no heads");
    }
    int n = heads.size();
    double entropy = 0;
    double evenness = 0;
    double distance = 0;
    Map<Sink, Double> sinks = new EnumMap<>(Sink.class);
    for (HeadStatistics h : heads) {
      entropy += h.entropy / n;
      evenness += h.evenness / n;
      distance += h.distance.orElse(0) / n;
      h.sinks.forEach((sink, share) -> sinks.merge(sink, share / n, Double::sum));
    }
    boolean far = heads.getFirst().distance.isPresent();
    return new HeadStatistics(
        entropy, evenness, far ? OptionalDouble.of(distance) : OptionalDouble.empty(), sinks);
  }
}
