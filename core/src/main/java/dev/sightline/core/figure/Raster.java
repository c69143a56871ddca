package dev.sightline.core.figure;

import java.util.Arrays;

/**
 * A picture of pixels. The array belongs to the picture: nobody writes to it after construction.
 *
 * @param width px, greater than 0
 * @param height px, greater than 0
 * @param argb {@code [height, width]}, row by row, {@code 0xaarrggbb}, alpha not multiplied in
 */
public record Raster(int width, int height, int[] argb) {
  /**
   * @throws IllegalArgumentException if there is no pixel or the array does not fit
   */
  public Raster {
    if (width < 1 || height < 1 || argb.length != (long) width * height) {
      throw new IllegalArgumentException(argb.length + " pixels for " + width + "×" + height);
    }
  }

  /** True if no pixel lets through what lies below. */
  boolean isOpaque() {
    return Arrays.stream(argb).allMatch(p -> p >>> 24 == 255);
  }

  int at(int x, int y) {
    return argb[y * width + x];
  }
}
