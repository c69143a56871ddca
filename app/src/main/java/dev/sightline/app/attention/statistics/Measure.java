package dev.sightline.app.attention.statistics;

import dev.sightline.core.analysis.statistics.HeadStatistics;

/** A number that each head has. */
public enum Measure {
  /** Entropy over its largest possible value, 0..1. */
  ENTROPY,
  /** Share of the weight on special tokens, 0..1. */
  SINKS,
  /** How far the weight reaches, tokens or ms. */
  DISTANCE;

  /** The number of a head; not a number where it has none. */
  double of(HeadStatistics head) {
    return switch (this) {
      case ENTROPY -> head.evenness();
      case SINKS -> head.sinkShare();
      case DISTANCE -> head.distance().orElse(Double.NaN);
    };
  }
}
