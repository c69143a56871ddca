package dev.sightline.core.library.facet;

import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.VideoCard;
import java.util.Comparator;

/** By what videos are sorted; those that are equal in it by when they were added. */
public enum CardOrder {
  ADDED,
  NAME,
  LENGTH,
  RATING,
  /** How probable the most probable class of a head is; videos without one are the least. */
  CONFIDENCE;

  /**
   * @param head whose classes are meant
   * @param descending true for the greatest first
   */
  public Comparator<VideoCard> comparator(String head, boolean descending) {
    Comparator<VideoCard> by =
        switch (this) {
          case ADDED -> Comparator.comparing(c -> c.video().added());
          case NAME -> Comparator.comparing(c -> c.video().title(), String.CASE_INSENSITIVE_ORDER);
          case LENGTH -> Comparator.comparingLong(VideoCard::durationMs);
          case RATING -> Comparator.comparingInt(c -> c.video().marks().rating());
          case CONFIDENCE -> Comparator.comparingDouble(c -> confidence(c, head));
        };
    Comparator<VideoCard> all = by.thenComparingLong(VideoCard::id);
    return descending ? all.reversed() : all;
  }

  private static double confidence(VideoCard card, String head) {
    return Facet.top(card, head)
        .filter(Prediction::known)
        .map(Prediction::probability)
        .orElse(-1.0);
  }
}
