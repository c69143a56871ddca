package dev.sightline.core.search;

import java.util.List;

/**
 * Videos in the order of one route.
 *
 * @param route the way
 * @param items the best first, each video once
 */
record RankedList(Route route, List<Item> items) {
  RankedList {
    items = List.copyOf(items);
  }

  /**
   * One video.
   *
   * @param doc its number in the reader that was searched
   * @param score as in {@link Reason#score}
   */
  record Item(int doc, double score) {}
}
