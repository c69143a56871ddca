package dev.sightline.core.laboratory;

import java.nio.file.Path;
import java.util.List;

/**
 * What the videos are like.
 *
 * @param side width and height, px, 16 to 1024
 * @param framesPerClip frames of a clip, 4 to 256
 * @param clips clips of a video in the tasks whose videos have several, 2 to 64
 * @param rateHz frames per second, 1 to 240
 * @param distractors most objects beside those that a sentence is about, 0 to 4
 * @param noise standard deviation of the camera's noise, in steps of 255, 0 to 0.5
 * @param contrast of smooth coloured noise behind the objects, in steps of 255, 0 to 0.5
 * @param photos pictures to put behind the objects; empty: noise
 */
public record WorldOptions(
    int side,
    int framesPerClip,
    int clips,
    int rateHz,
    int distractors,
    double noise,
    double contrast,
    List<Path> photos) {
  /** What the bundled model was trained on. */
  public static final WorldOptions STANDARD =
      new WorldOptions(64, 16, 4, 16, 1, 0.02, 0.08, List.of());

  /**
   * @throws IllegalArgumentException if a value is out of its range; the message names it
   */
  public WorldOptions {
    photos = List.copyOf(photos);
    within("size", side, 16, 1024);
    within("frames", framesPerClip, 4, 256);
    within("clips", clips, 2, 64);
    within("rate", rateHz, 1, 240);
    within("distractors", distractors, 0, 4);
    within("noise", noise, 0, 0.5);
    within("contrast", contrast, 0, 0.5);
    if (side % 2 != 0) {
      throw new IllegalArgumentException("size must be even, not " + side);
    }
  }

  /** The same world with nothing beside what is asked about. */
  public WorldOptions alone() {
    return new WorldOptions(side, framesPerClip, clips, rateHz, 0, noise, contrast, photos);
  }

  private static void within(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name
              + " must lie between "
              + number(low)
              + " and "
              + number(high)
              + ", not "
              + number(value));
    }
  }

  private static String number(double v) {
    return v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
  }
}
