package dev.sightline.core.media;

/**
 * A picture that shows a number: 16 vertical stripes, bright for the bits that are set, so that it
 * survives lossy codecs and scaling; green and blue vary from pixel to pixel.
 */
public final class TestPicture {
  private static final int BITS = 16;
  private static final int BRIGHT = 224;
  private static final int DARK = 32;

  private TestPicture() {}

  /** Red, and luma where there is no colour. */
  static int stripe(int index, int x, int width) {
    return (index >> (x * BITS / width) & 1) == 1 ? BRIGHT : DARK;
  }

  static int green(int index, int x) {
    return x * 3 + index * 5 & 0xFF;
  }

  static int blue(int index, int y) {
    return y * 7 + index & 0xFF;
  }

  /** {@code height × width × 3} bytes. */
  public static byte[] rgb(int index, int width, int height) {
    byte[] out = new byte[width * height * 3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        out[at++] = (byte) stripe(index, x, width);
        out[at++] = (byte) green(index, x);
        out[at++] = (byte) blue(index, y);
      }
    }
    return out;
  }

  /** The number that an upright RGB24 frame shows. */
  public static int read(VideoFrame frame) {
    int index = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (2 * bit + 1) * frame.width() / (2 * BITS);
      int y = frame.height() / 2;
      int red = frame.pixels()[(y * frame.width() + x) * 3] & 0xFF;
      if (red > (BRIGHT + DARK) / 2) {
        index |= 1 << bit;
      }
    }
    return index;
  }
}
