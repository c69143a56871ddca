package dev.sightline.core.search.recommend;

import java.time.Instant;

/**
 * What somebody did with a video.
 *
 * @param video its id
 * @param kind what
 * @param share how much of it was seen, 0 to 1; of a like 1
 * @param at when
 */
public record Signal(String video, Kind kind, double share, Instant at) {
  /** What can be done with a video. */
  public enum Kind {
    LIKE,
    WATCH
  }

  /**
   * @throws IllegalArgumentException if the share is not in 0..1
   */
  public Signal {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share);
    }
  }
}
