package dev.sightline.core.search;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is looked for.
 *
 * @param words for BM25; blank: that list stays empty. {@code "quoted words"} must stand together,
 *     {@code -word} must not stand; anything else is taken as words, whatever it is
 * @param vectors what vectors are compared with, by route, {@code [dim]}; not to be written to
 * @param filter which videos may be found
 * @param limit results at most, 1 to 1000
 * @param explained false: matched words and moments are left out, which is faster
 */
public record SearchQuery(
    String words, Map<Route, float[]> vectors, SearchFilter filter, int limit, boolean explained) {
  /** More results are no longer looked at. */
  public static final int MAX_LIMIT = 1000;

  /**
   * @throws IllegalArgumentException if the limit is out of range
   */
  public SearchQuery {
    Objects.requireNonNull(words);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit);
    }
    Map<Route, float[]> copy = new EnumMap<>(Route.class);
    copy.putAll(vectors);
    vectors = Collections.unmodifiableMap(copy);
  }

  /** With all that can be told of each result. */
  public static SearchQuery explained(
      String words, Map<Route, float[]> vectors, SearchFilter filter, int limit) {
    return new SearchQuery(words, vectors, filter, limit, true);
  }

  /** In every video, and nothing but the order. */
  public static SearchQuery ranking(String words, Map<Route, float[]> vectors, int limit) {
    return new SearchQuery(words, vectors, SearchFilter.NONE, limit, false);
  }
}
