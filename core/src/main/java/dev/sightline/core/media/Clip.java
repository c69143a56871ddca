package dev.sightline.core.media;

import java.util.List;

/**
 * A fixed number of frames that the video encoder takes at once, and the stretch of the time line
 * that it stands for. Stretches of consecutive clips touch and tile the video.
 *
 * @param index from 0
 * @param start first moment of the stretch, s
 * @param end end of the stretch, exclusive, s
 * @param frameTimes the moments whose frames are encoded, s, ascending (equal moments are allowed
 *     in very short videos)
 */
public record Clip(int index, Fraction start, Fraction end, List<Fraction> frameTimes) {

  /**
   * @throws IllegalArgumentException if the stretch is empty or there is no frame
   */
  public Clip {
    frameTimes = List.copyOf(frameTimes);
    if (start.compareTo(end) >= 0 || frameTimes.isEmpty()) {
      throw new IllegalArgumentException("empty clip " + index + ": " + start + " to " + end);
    }
  }

  /** True if {@code t} lies in {@code [start, end)}. */
  public boolean holds(Fraction t) {
    return t.compareTo(start) >= 0 && t.compareTo(end) < 0;
  }
}
