package dev.sightline.core.media;

/** Turns packed pixels by quarter turns. */
final class PixelRotation {
  private PixelRotation() {}

  /**
   * Turns a picture.
   *
   * @param pixels {@code h × w × bytes}
   * @param degrees clockwise: 90, 180 or 270
   * @return the turned picture; {@code w × h × bytes} for 90 and 270
   */
  static byte[] rotate(byte[] pixels, int w, int h, int bytes, int degrees) {
    byte[] out = new byte[pixels.length];
    // position of source pixel (x, y) in the result: origin + x * stepX + y * stepY
    int origin;
    int stepX;
    int stepY;
    switch (degrees) {
      case 90 -> {
        origin = h - 1;
        stepX = h;
        stepY = -1;
      }
      case 180 -> {
        origin = w * h - 1;
        stepX = -1;
        stepY = -w;
      }
      case 270 -> {
        origin = (w - 1) * h;
        stepX = -h;
        stepY = 1;
      }
      default -> throw new IllegalArgumentException("not a quarter turn: " + degrees);
    }
    int from = 0;
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int to = (origin + x * stepX + y * stepY) * bytes;
        for (int b = 0; b < bytes; b++) {
          out[to + b] = pixels[from++];
        }
      }
    }
    return out;
  }
}
