package dev.sightline.core.robustness;

/**
 * What each value of an input can be.
 *
 * @param low smallest value
 * @param high largest value
 */
public record Bounds(float low, float high) {
  /** Any value. */
  public static final Bounds NONE = new Bounds(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

  /**
   * @throws IllegalArgumentException if nothing lies between
   */
  public Bounds {
    if (!(low < high)) {
      throw new IllegalArgumentException(low + " to " + high);
    }
  }

  float clamp(float value) {
    return Math.clamp(value, low, high);
  }
}
