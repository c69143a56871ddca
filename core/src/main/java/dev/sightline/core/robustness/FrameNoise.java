package dev.sightline.core.robustness;

import java.util.SplittableRandom;

/** Changes of single pixels, RGB24. Pure: arrays that are given are not written to. */
final class FrameNoise {
  /** Largest value of a colour. */
  static final int WHITE = 255;

  /** Photons that a white pixel stands for in full light; fewer make shot noise grainier. */
  private static final double PHOTONS = 400;

  private FrameNoise() {}

  /**
   * Adds normal noise.
   *
   * @param sigma standard deviation as a share of the range
   */
  static byte[] gaussian(byte[] pixels, double sigma, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] out = new byte[pixels.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = whole((pixels[i] & 0xff) + sigma * WHITE * random.nextGaussian());
    }
    return out;
  }

  /**
   * Raises V of HSV. With hue and saturation kept, all colours of a pixel grow by the same factor.
   *
   * @param by share of the range
   */
  static byte[] brighter(byte[] pixels, double by) {
    byte[] out = new byte[pixels.length];
    for (int i = 0; i < out.length; i += 3) {
      int r = pixels[i] & 0xff;
      int g = pixels[i + 1] & 0xff;
      int b = pixels[i + 2] & 0xff;
      double v = Math.max(r, Math.max(g, b));
      double wanted = Math.min(WHITE, v + by * WHITE);
      for (int c = 0; c < 3; c++) {
        // black has neither hue nor saturation and turns grey
        out[i + c] = whole(v == 0 ? wanted : (pixels[i + c] & 0xff) * wanted / v);
      }
    }
    return out;
  }

  /**
   * Less light: values fall, and counting fewer photons is noisier. Poisson counts are drawn from
   * the normal law of the same mean and variance.
   *
   * @param light share of the light that is left
   */
  static byte[] darker(byte[] pixels, double light, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] out = new byte[pixels.length];
    for (int i = 0; i < out.length; i++) {
      double mean = (pixels[i] & 0xff) / (double) WHITE * light * PHOTONS;
      double counted = mean + Math.sqrt(mean) * random.nextGaussian();
      out[i] = whole(counted / PHOTONS * WHITE);
    }
    return out;
  }

  /** The nearest value that a pixel can have. */
  static byte whole(double value) {
    return (byte) Math.clamp(Math.round(value), 0, WHITE);
  }
}
