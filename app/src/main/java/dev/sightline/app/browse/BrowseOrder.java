package dev.sightline.app.browse;

import java.util.Comparator;
import java.util.Locale;

/** In which order videos are shown that nothing was searched among. */
public enum BrowseOrder {
  NEWEST("browse.order.newest", Comparator.comparingLong(BrowseItem::id).reversed()),
  TITLE("browse.order.title", Comparator.comparing(i -> i.title().toLowerCase(Locale.ROOT))),
  LENGTH("browse.order.length", Comparator.comparingLong(BrowseItem::durationMs)),
  RATING("browse.order.rating", Comparator.comparingInt(BrowseItem::rating).reversed());

  private final String key;
  private final Comparator<BrowseItem> comparator;

  BrowseOrder(String key, Comparator<BrowseItem> comparator) {
    this.key = key;
    this.comparator = comparator;
  }

  /** Of its name among the messages. */
  String key() {
    return key;
  }

  Comparator<BrowseItem> comparator() {
    return comparator;
  }
}
