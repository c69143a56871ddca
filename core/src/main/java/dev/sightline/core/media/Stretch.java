package dev.sightline.core.media;

/**
 * A part of the time line.
 *
 * @param from s from the first frame, not negative
 * @param to s, exclusive, after {@code from}
 */
public record Stretch(Fraction from, Fraction to) {
  /**
   * @throws IllegalArgumentException if it is empty or begins before the video
   */
  public Stretch {
    if (from.isNegative() || to.compareTo(from) <= 0) {
      throw new IllegalArgumentException("a stretch from " + from + " to " + to);
    }
  }

  /** Its length, s. */
  public Fraction length() {
    return to.minus(from);
  }
}
