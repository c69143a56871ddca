package dev.sightline.app.player;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;

/** Moments of a picture, in s of the video's time. */
final class FrameTimes {
  /** Less than any picture lasts. */
  static final Fraction JUST_BEFORE = Fraction.of(1, 1_000_000);

  private FrameTimes() {}

  /** When the picture is over. */
  static Fraction end(VideoFrame frame) {
    return frame.time().plus(frame.duration());
  }

  /** A moment that still belongs to the picture. */
  static Fraction lastMoment(VideoFrame frame) {
    return end(frame).minus(JUST_BEFORE).max(frame.time());
  }
}
