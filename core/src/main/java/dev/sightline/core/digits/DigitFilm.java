package dev.sightline.core.digits;

import java.util.Arrays;

/**
 * Draws the frames of one clip: the 8 × 8 pixels of the picture are spread over the digit's square
 * with linear interpolation, and their edges are drawn sharper. Immutable; thread-safe.
 *
 * @param digit what is drawn
 * @param frames frames of the clip
 * @param side width and height of a frame, px
 */
public record DigitFilm(MovingDigit digit, int frames, int side) {
  /** Ink below this share is paper. */
  private static final double PAPER = 0.25;

  /** Ink above this share is full. */
  private static final double FULL = 0.65;

  /**
   * @param k 0 to frames − 1
   * @return {@code side × side × 3} bytes, row by row, red first
   */
  public byte[] frame(int k) {
    byte[] rgb = new byte[3 * side * side];
    double[] ink = ink(k);
    int colour = digit.colour().rgb();
    for (int i = 0; i < ink.length; i++) {
      for (int c = 0; c < 3; c++) {
        int full = colour >> 16 - 8 * c & 255;
        rgb[3 * i + c] = (byte) Math.round(digit.grey() + ink[i] * (full - digit.grey()));
      }
    }
    return rgb;
  }

  /**
   * Which pixels of a frame show the digit.
   *
   * @return {@code side × side}: 0 where at least half of the pixel is ink, else −1
   */
  public int[] owners(int k) {
    return Arrays.stream(ink(k)).mapToInt(v -> v >= 0.5 ? 0 : -1).toArray();
  }

  private double[] ink(int k) {
    double[] ink = new double[side * side];
    double[] place = digit.place((k + 0.5) / frames);
    double half = MovingDigit.half(digit.size()) * side;
    double left = place[0] * side - half;
    double top = place[1] * side - half;
    double step = 2 * half / HandwrittenDigits.SIDE;
    for (int y = Math.max(0, (int) top - 1); y < Math.min(side, top + 2 * half + 1); y++) {
      for (int x = Math.max(0, (int) left - 1); x < Math.min(side, left + 2 * half + 1); x++) {
        double v = at((x + 0.5 - left) / step - 0.5, (y + 0.5 - top) / step - 0.5);
        ink[y * side + x] = Math.clamp((v - PAPER) / (FULL - PAPER), 0, 1);
      }
    }
    return ink;
  }

  /** Ink between the pixels of the picture; outside of it there is none. */
  private double at(double u, double v) {
    int x = (int) Math.floor(u);
    int y = (int) Math.floor(v);
    double fx = u - x;
    double fy = v - y;
    return (1 - fy) * ((1 - fx) * pixel(x, y) + fx * pixel(x + 1, y))
        + fy * ((1 - fx) * pixel(x, y + 1) + fx * pixel(x + 1, y + 1));
  }

  private float pixel(int x, int y) {
    int n = HandwrittenDigits.SIDE;
    return x < 0 || y < 0 || x >= n || y >= n ? 0 : digit.picture().ink()[y * n + x];
  }
}
