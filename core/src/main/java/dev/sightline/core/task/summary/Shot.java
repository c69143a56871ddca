package dev.sightline.core.task.summary;

import dev.sightline.core.media.Fraction;

/**
 * A stretch of a video that one sentence is about: between two cuts, or a piece of a long take.
 *
 * @param index from 0
 * @param start s
 * @param end s, exclusive
 */
public record Shot(int index, Fraction start, Fraction end) {
  /**
   * @throws IllegalArgumentException if it is empty
   */
  public Shot {
    if (start.compareTo(end) >= 0) {
      throw new IllegalArgumentException("a shot from " + start + " to " + end);
    }
  }

  /** Its length, s. */
  public double seconds() {
    return end.minus(start).toDouble();
  }
}
