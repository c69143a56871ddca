package dev.sightline.core.media;

import java.util.stream.IntStream;

/**
 * A video to be generated.
 *
 * @param codec FFmpeg's encoder name: {@code ffv1} is exact
 * @param timeBase s of one tick
 * @param ticks time stamp of each frame, ascending; frames before 0 are to be cut off by an edit
 *     list (MP4 only)
 * @param gop frames from one key frame to the next
 * @param bFrames B-frames in a row
 * @param rotation clockwise degrees to be applied for display
 * @param soundFrames samples of 48-kHz stereo sound beside it, 0 for none
 */
public record VideoSpec(
    String codec,
    Fraction timeBase,
    long[] ticks,
    int gop,
    int bFrames,
    int rotation,
    int soundFrames) {
  /** px. */
  public static final int WIDTH = 64;

  /** px. */
  public static final int HEIGHT = 48;

  /** Exact, every frame a key frame, one frame a tick. */
  public static VideoSpec lossless(int frames, Fraction rate) {
    long[] ticks = IntStream.range(0, frames).asLongStream().toArray();
    return new VideoSpec("ffv1", Fraction.ONE.dividedBy(rate), ticks, 1, 0, 0, 0);
  }

  /** MPEG-4 Part 2 with B-frames. */
  public static VideoSpec withBFrames(int frames, Fraction rate) {
    return lossless(frames, rate).codec("mpeg4").gop(12, 2);
  }

  VideoSpec codec(String other) {
    return new VideoSpec(other, timeBase, ticks, gop, bFrames, rotation, soundFrames);
  }

  VideoSpec gop(int length, int b) {
    return new VideoSpec(codec, timeBase, ticks, length, b, rotation, soundFrames);
  }

  VideoSpec ticks(Fraction base, long... stamps) {
    return new VideoSpec(codec, base, stamps, gop, bFrames, rotation, soundFrames);
  }

  VideoSpec rotation(int degrees) {
    return new VideoSpec(codec, timeBase, ticks, gop, bFrames, degrees, soundFrames);
  }

  VideoSpec sound(int samples) {
    return new VideoSpec(codec, timeBase, ticks, gop, bFrames, rotation, samples);
  }
}
