package dev.sightline.core.media;

/**
 * Words that belong to a stretch of time.
 *
 * @param start s from the first frame
 * @param end s, not before {@code start}
 * @param text plain text without markup; lines separated by {@code \n}
 */
public record Cue(Fraction start, Fraction end, String text) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the cue ends before it starts
   */
  public Cue {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException("cue from " + start + " to " + end);
    }
  }
}
