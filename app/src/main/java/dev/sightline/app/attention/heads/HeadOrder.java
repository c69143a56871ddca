package dev.sightline.app.attention.heads;

import java.util.Comparator;

/** In which order heads are shown. */
public enum HeadOrder {
  /** From the input up, heads as they are numbered. */
  LAYER,
  /** Those that choose first: by entropy, upwards. */
  SHARPEST,
  /** Those that drop most weight on special tokens first. */
  SINKS,
  /** Those without which the class's probability moves most first. */
  INFLUENCE;

  Comparator<HeadEntry> comparator() {
    Comparator<HeadEntry> byLayer =
        Comparator.comparingInt(HeadEntry::layer).thenComparingInt(HeadEntry::head);
    return switch (this) {
      case LAYER -> byLayer;
      case SHARPEST ->
          Comparator.<HeadEntry>comparingDouble(e -> e.numbers().evenness()).thenComparing(byLayer);
      case SINKS ->
          Comparator.<HeadEntry>comparingDouble(e -> -e.numbers().sinkShare())
              .thenComparing(byLayer);
      case INFLUENCE ->
          Comparator.<HeadEntry>comparingDouble(e -> -e.moved()).thenComparing(byLayer);
    };
  }
}
