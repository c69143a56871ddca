package dev.sightline.core.media;

/**
 * How a video is cut into clips. A model bundle states it.
 *
 * @param framesPerClip frames that the encoder takes at once (T), 1 or more
 * @param frameStride every how many frames of a video of {@code nominalRate} one is taken, 1 or
 *     more
 * @param nominalRate frames per second to which {@code frameStride} refers, Hz; clips are spaced in
 *     time, so a video's own rate does not matter
 * @param maxClips most clips that a video is cut into, 1 or more
 */
public record ClipPlan(int framesPerClip, int frameStride, Fraction nominalRate, int maxClips) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is less than 1, or the rate not positive
   */
  public ClipPlan {
    if (framesPerClip < 1 || frameStride < 1 || maxClips < 1) {
      throw new IllegalArgumentException(
          framesPerClip + " frames, stride " + frameStride + ", " + maxClips + " clips");
    }
    if (nominalRate.compareTo(Fraction.ZERO) <= 0) {
      throw new IllegalArgumentException("rate " + nominalRate);
    }
  }

  /** Time between two frames of a clip, s. */
  public Fraction step() {
    return Fraction.of(frameStride).dividedBy(nominalRate);
  }

  /** Time that the frames of one clip stand for, s. */
  public Fraction span() {
    return step().times(framesPerClip);
  }
}
