package dev.sightline.core.library.facet;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.VideoCard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many videos each value of each facet would show. What is chosen in a facet narrows the others
 * and not itself: so its other values tell how many would come in addition.
 */
public final class Facets {
  private Facets() {}

  /**
   * A value and its videos.
   *
   * @param count videos that have it and are wanted by all other facets
   */
  public record Count(String value, int count) {}

  /**
   * Counts.
   *
   * @return of facets with steps all values that have videos or are chosen, in order; of others the
   *     names, the most frequent first
   */
  public static Map<Facet, List<Count>> count(Collection<VideoCard> cards, FacetFilter filter) {
    Map<Facet, List<Count>> all = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      Map<String, Integer> counts = new HashMap<>();
      for (VideoCard card : cards) {
        if (filter.acceptsBut(facet, card)) {
          facet.values(card, filter.head()).forEach(v -> counts.merge(v, 1, Integer::sum));
        }
      }
      filter.chosen().getOrDefault(facet, Set.of()).forEach(v -> counts.putIfAbsent(v, 0));
      all.put(facet, sorted(facet, counts));
    }
    return all;
  }

  private static List<Count> sorted(Facet facet, Map<String, Integer> counts) {
    List<Count> list = new ArrayList<>();
    counts.forEach((value, count) -> list.add(new Count(value, count)));
    list.sort(
        facet.steps().isEmpty()
            ? Comparator.comparingInt(Count::count)
                .reversed()
                .thenComparing(Count::value, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Count::value)
            : Comparator.comparingInt(c -> facet.steps().indexOf(c.value())));
    return List.copyOf(list);
  }

  /** Keys of all heads that said something, sorted. */
  public static List<String> heads(Collection<VideoCard> cards) {
    return cards.stream()
        .flatMap(c -> c.look().map(LibraryLook::predictions).stream())
        .flatMap(List::stream)
        .map(Prediction::head)
        .distinct()
        .sorted()
        .toList();
  }
}
