package dev.sightline.core.laboratory;

/**
 * A word of a sentence that matters.
 *
 * @param start first character
 * @param end one past the last character
 * @param role what it tells
 */
public record WordSpan(int start, int end, Role role) {
  /** What a word tells. */
  public enum Role {
    SIZE,
    TEXTURE,
    COLOUR,
    SHAPE,
    MOTION,
    SPEED,
    COUNT,
    ORDER
  }
}
