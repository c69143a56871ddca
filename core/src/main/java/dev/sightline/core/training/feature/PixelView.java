package dev.sightline.core.training.feature;

import java.util.SplittableRandom;

/**
 * One view of a picture for training: a part of it, squeezed back to the full size, perhaps
 * mirrored. View 0 is always the picture itself and view 1 its mirror image.
 *
 * @param left left edge of the part, 0..1 of the width
 * @param top upper edge, 0..1 of the height
 * @param width of the part, 0..1
 * @param height of the part, 0..1
 * @param mirrored left and right swapped
 */
public record PixelView(double left, double top, double width, double height, boolean mirrored) {
  private static final double SMALLEST_AREA = 0.45;
  private static final double LARGEST_STRETCH = 4.0 / 3;

  /**
   * @param view number of the view, from 0
   * @param seed decides on views 2 and up, with the picture's name
   */
  public static PixelView of(int view, String name, long seed) {
    if (view < 2) {
      return new PixelView(0, 0, 1, 1, view == 1);
    }
    SplittableRandom random = new SplittableRandom(seed + 31L * name.hashCode() + 7919L * view);
    double area = SMALLEST_AREA + (1 - SMALLEST_AREA) * random.nextDouble();
    double stretch = Math.exp((random.nextDouble() * 2 - 1) * Math.log(LARGEST_STRETCH) / 2);
    double w = Math.min(1, Math.sqrt(area) * stretch);
    double h = Math.min(1, Math.sqrt(area) / stretch);
    return new PixelView(
        random.nextDouble() * (1 - w), random.nextDouble() * (1 - h), w, h, random.nextBoolean());
  }

  /**
   * @param rgb {@code side × side × 3} bytes, row by row
   * @return a new array of the same size, bilinear
   */
  public byte[] apply(byte[] rgb, int side) {
    if (left == 0 && top == 0 && width == 1 && height == 1) {
      return mirrored ? mirror(rgb, side) : rgb;
    }
    byte[] out = new byte[rgb.length];
    for (int y = 0; y < side; y++) {
      double sy = clamp((top + (y + 0.5) / side * height) * side - 0.5, side);
      int y0 = (int) sy;
      int y1 = Math.min(y0 + 1, side - 1);
      double fy = sy - y0;
      for (int x = 0; x < side; x++) {
        double u = mirrored ? side - 1 - x : x;
        double sx = clamp((left + (u + 0.5) / side * width) * side - 0.5, side);
        int x0 = (int) sx;
        int x1 = Math.min(x0 + 1, side - 1);
        double fx = sx - x0;
        for (int c = 0; c < 3; c++) {
          double upper = mix(rgb, (y0 * side + x0) * 3 + c, (y0 * side + x1) * 3 + c, fx);
          double lower = mix(rgb, (y1 * side + x0) * 3 + c, (y1 * side + x1) * 3 + c, fx);
          out[(y * side + x) * 3 + c] = (byte) Math.round(upper + (lower - upper) * fy);
        }
      }
    }
    return out;
  }

  private static double clamp(double v, int side) {
    return Math.max(0, Math.min(side - 1, v));
  }

  private static double mix(byte[] rgb, int a, int b, double f) {
    return (rgb[a] & 0xff) * (1 - f) + (rgb[b] & 0xff) * f;
  }

  private static byte[] mirror(byte[] rgb, int side) {
    byte[] out = new byte[rgb.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        System.arraycopy(rgb, (y * side + x) * 3, out, (y * side + side - 1 - x) * 3, 3);
      }
    }
    return out;
  }
}
