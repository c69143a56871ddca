package dev.sightline.core.laboratory;

/**
 * What an object does during one clip.
 *
 * @param motion the kind
 * @param speed its speed; without meaning where {@link Motion#hasSpeed} is false
 * @param times contacts with the ground for {@code BOUNCE}, 1 to 3; else 0
 * @param partner number of the other actor of the shot for {@code HIT} and {@code PUSHED}; else -1
 * @param phase 0 to 1: where in its course a periodic motion begins, when something appears, from
 *     which side something hits
 */
public record Act(Motion motion, Speed speed, int times, int partner, double phase) {
  /** Most contacts of a bouncing object. */
  public static final int MOST_TIMES = 3;

  /**
   * @throws IllegalArgumentException if the number of contacts does not fit the motion
   */
  public Act {
    boolean counted = motion == Motion.BOUNCE;
    if (counted ? times < 1 || times > MOST_TIMES : times != 0) {
      throw new IllegalArgumentException(motion + " " + times + " times");
    }
  }
}
