package dev.sightline.core.search.recommend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Likes and what was watched; immutable.
 *
 * @param signals in the order of their time; of each video at most one of a kind, the last
 */
public record Taste(List<Signal> signals) {
  /** Nothing is known. */
  public static final Taste NONE = new Taste(List.of());

  /** Signals that are kept; older ones would weigh next to nothing. */
  static final int MAX_SIGNALS = 5000;

  /** A like counts as much as four videos watched to their end. */
  private static final double WATCH_WEIGHT = 0.25;

  /** After this time something counts half. */
  private static final Duration HALF_LIFE = Duration.ofDays(60);

  public Taste {
    signals = List.copyOf(signals);
  }

  /** The same with one signal more, in place of an earlier one of its kind and video. */
  public Taste with(Signal signal) {
    List<Signal> all = new ArrayList<>(without(signal.video(), signal.kind()).signals);
    all.add(signal);
    all.sort(Comparator.comparing(Signal::at));
    return new Taste(all.subList(Math.max(0, all.size() - MAX_SIGNALS), all.size()));
  }

  /** The same without a like or a watched video. */
  public Taste without(String video, Signal.Kind kind) {
    return new Taste(
        signals.stream().filter(s -> !s.video().equals(video) || s.kind() != kind).toList());
  }

  /**
   * How much each video counts, the most first.
   *
   * @param now the present
   */
  Map<String, Double> weights(Instant now) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (Signal s : signals) {
      double age = Math.max(0, Duration.between(s.at(), now).toSeconds());
      double fresh = Math.pow(0.5, age / HALF_LIFE.toSeconds());
      double weight = s.kind() == Signal.Kind.LIKE ? 1 : WATCH_WEIGHT * s.share();
      if (weight > 0) {
        sums.merge(s.video(), weight * fresh, Double::sum);
      }
    }
    Map<String, Double> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }
}
