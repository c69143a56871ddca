package dev.sightline.core.media;

/**
 * A stretch of sound: 48 kHz, stereo, 16-bit signed little-endian, interleaved. The array belongs
 * to the block: nobody writes to it after construction.
 *
 * @param time of the first sample, s, on the clock of the pictures (0 is the first frame); negative
 *     where sound begins before the picture
 * @param samples {@code frames × 2 channels × 2} bytes
 */
public record AudioBlock(Fraction time, byte[] samples) {
  /** Samples per second and channel. */
  public static final int RATE = 48_000;

  /** Channels. */
  public static final int CHANNELS = 2;

  /** Bytes of one sample of all channels. */
  public static final int FRAME_BYTES = CHANNELS * Short.BYTES;

  /** Samples per channel. */
  public int frames() {
    return samples.length / FRAME_BYTES;
  }

  /** Time after the last sample, s. */
  public Fraction end() {
    return time.plus(Fraction.of(frames(), RATE));
  }
}
