package dev.sightline.core.training.data.own;

/**
 * A stretch of a video, s from its first frame.
 *
 * @param start at least 0
 * @param end after {@code start}
 */
public record Segment(double start, double end) {
  /**
   * @throws IllegalArgumentException if it is empty, runs backwards, or is no number
   */
  public Segment {
    if (!(start >= 0) || !(end > start) || Double.isInfinite(end)) {
      throw new IllegalArgumentException("a segment from " + start + " to " + end);
    }
  }
}
