package dev.sightline.core.search;

import java.util.Set;

/**
 * A word of the query that stands in a result.
 *
 * @param word as the user wrote it
 * @param places where it stands: {@code title}, {@code caption}, {@code subtitle}, {@code label},
 *     {@code said}
 */
public record MatchedWord(String word, Set<String> places) {
  public MatchedWord {
    places = Set.copyOf(places);
  }
}
