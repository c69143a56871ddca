package dev.sightline.core.library.use;

import dev.sightline.core.media.Stretch;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that a use said: an answer, a sentence about a shot, how a moment sounds.
 *
 * @param words what was said; may be empty where numbers say all
 * @param span the part of the video that it is about; empty: all of it
 * @param numbers by their names, such as {@code probability}; finite
 */
public record UseValue(String words, Optional<Stretch> span, SortedMap<String, Double> numbers) {
  /** Calibrated, 0 to 1. */
  public static final String PROBABILITY = "probability";

  /**
   * @throws IllegalArgumentException if a number is not finite
   */
  public UseValue {
    numbers.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value);
          }
        });
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  /** Words about the whole video. */
  public static UseValue of(String words, Map<String, Double> numbers) {
    return new UseValue(words, Optional.empty(), new TreeMap<>(numbers));
  }
}
