package dev.sightline.core.search;

/**
 * A stretch of a video.
 *
 * @param startMs first moment, ms from the first frame, at least 0
 * @param endMs end, exclusive, ms, at least {@code startMs}
 */
public record TimeSpan(long startMs, long endMs) {
  /**
   * @throws IllegalArgumentException if the end lies before the start, or the start before 0
   */
  public TimeSpan {
    if (startMs < 0 || endMs < startMs) {
      throw new IllegalArgumentException("no stretch of time: " + startMs + " to " + endMs);
    }
  }

  /** True if {@code ms} lies in it; an empty one holds its only moment. */
  public boolean holds(long ms) {
    return ms == startMs || ms > startMs && ms < endMs;
  }
}
