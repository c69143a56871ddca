package dev.sightline.core.cli.bench;

import dev.sightline.core.media.VideoFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * A painted map that is stretched over frames by repeating its pixels, as a window's graphics do
 * it. Two colours of a pixel share one multiplication, in loops that the compiler turns into vector
 * instructions. One thread.
 */
final class StretchedMap {
  /** Every other byte of a pixel. */
  private static final int LANES = 0xFF00FF;

  private static final int HALF = 0x800080;
  private static final int OPAQUE = 255;
  private static final int BYTE = 8;

  private final int side;
  private final int width;
  private final int height;

  /** What the map adds to blue and red, to green, and what it leaves; {@code [side, width]}. */
  private final int[][] blueRed;

  private final int[][] green;
  private final int[][] rest;
  private final int[] pixels;

  /**
   * @param side of the maps, px
   * @param width of the frames, px
   * @param height of the frames, px
   */
  StretchedMap(int side, int width, int height) {
    this.side = side;
    this.width = width;
    this.height = height;
    blueRed = new int[side][width];
    green = new int[side][width];
    rest = new int[side][width];
    pixels = new int[width];
  }

  /**
   * Shows another map from now on.
   *
   * @param argb {@code [side, side]}, not premultiplied
   */
  void show(int[] argb) {
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < width; x++) {
        int over = argb[y * side + x * side / width];
        int alpha = over >>> 3 * BYTE;
        blueRed[y][x] = (over & LANES) * alpha + HALF;
        green[y][x] = (over >>> BYTE & 0xFF) * alpha + HALF;
        rest[y][x] = OPAQUE - alpha;
      }
    }
  }

  /**
   * Lays the map over a frame, row by row, so that memory is passed through once.
   *
   * @param frame of that size, BGRA; not changed
   * @param out {@code [height, width]}, ARGB
   */
  void over(VideoFrame frame, IntBuffer out) {
    IntBuffer in = ByteBuffer.wrap(frame.pixels()).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    for (int y = 0; y < height; y++) {
      in.get(y * width, pixels);
      int row = y * side / height;
      blend(pixels, blueRed[row], green[row], rest[row]);
      out.put(y * width, pixels);
    }
  }

  private static void blend(int[] pixels, int[] blueRed, int[] green, int[] rest) {
    for (int x = 0; x < pixels.length; x++) {
      int below = pixels[x];
      int odd = divided((below & LANES) * rest[x] + blueRed[x]);
      int even = divided((below >>> BYTE & 0xFF) * rest[x] + green[x]);
      pixels[x] = below & 0xFF000000 | even << BYTE | odd;
    }
  }

  /** Both halves divided by 255, rounded; {@link #HALF} is already added. */
  private static int divided(int sums) {
    return (sums + (sums >>> BYTE & LANES)) >>> BYTE & LANES;
  }
}
