package dev.sightline.app.browse;

import java.util.Comparator;
import java.util.Locale;

/** In which order videos are shown that nothing was searched among. */
public enum BrowseOrder {
  NEWEST(Comparator.comparingLong(BrowseItem::id).reversed()),
  TITLE(Comparator.comparing(i -> i.title().toLowerCase(Locale.ROOT))),
  LENGTH(Comparator.comparingLong(BrowseItem::durationMs)),
  RATING(Comparator.comparingInt(BrowseItem::rating).reversed());

  private final Comparator<BrowseItem> comparator;

  BrowseOrder(Comparator<BrowseItem> comparator) {
    this.comparator = comparator;
  }

  Comparator<BrowseItem> comparator() {
    return comparator;
  }
}
