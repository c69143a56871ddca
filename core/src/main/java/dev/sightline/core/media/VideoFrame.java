package dev.sightline.core.media;

/**
 * One decoded picture, upright (rotation applied), in packed pixels. The array belongs to the
 * frame: nobody writes to it after construction.
 *
 * @param time presentation time in s from the first frame of the video (which is at 0)
 * @param duration time until the next frame in s
 * @param width px
 * @param height px
 * @param layout how {@code pixels} is packed
 * @param pixels {@code height × width × layout.bytes()} bytes, row by row, no padding
 */
public record VideoFrame(
    Fraction time, Fraction duration, int width, int height, PixelLayout layout, byte[] pixels) {

  /**
   * @throws IllegalArgumentException if the size of {@code pixels} does not fit
   */
  public VideoFrame {
    if (pixels.length != width * height * layout.bytes()) {
      throw new IllegalArgumentException(
          "expected " + width * height * layout.bytes() + " bytes, got " + pixels.length);
    }
  }

  /** How pixels are packed. */
  public enum PixelLayout {
    /** 3 bytes a pixel: red, green, blue. What networks take. */
    RGB24(3),
    /** 4 bytes a pixel: blue, green, red, alpha 255. What JavaFX's BGRA_PRE takes. */
    BGRA32(4);

    private final int bytes;

    PixelLayout(int bytes) {
      this.bytes = bytes;
    }

    public int bytes() {
      return bytes;
    }
  }

  /** True if {@code t} lies in {@code [time, time + duration)}. */
  public boolean holds(Fraction t) {
    return t.compareTo(time) >= 0 && t.compareTo(time.plus(duration)) < 0;
  }
}
