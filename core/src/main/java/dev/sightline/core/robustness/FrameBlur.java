package dev.sightline.core.robustness;

import dev.sightline.core.media.VideoFrame;

/** Gaussian blur of a whole frame, RGB24. Pure. */
final class FrameBlur {
  /** Width of the pictures for which strengths are stated, px. */
  private static final double WIDTH = 224;

  /** Smaller pictures are blurred by this share of it at least. */
  private static final double LEAST = 0.5;

  private static final int CHANNELS = 3;

  /** The bell is cut off at so many standard deviations. */
  private static final double REACH = 3;

  private FrameBlur() {}

  /** What a stated strength is multiplied by for a picture of this width, px. */
  static double scale(int width) {
    return Math.max(width / WIDTH, LEAST);
  }

  /**
   * @param sigma standard deviation, px, above 0
   * @return as many bytes as the frame has
   */
  static byte[] gaussian(VideoFrame frame, double sigma) {
    int reach = (int) Math.max(1, Math.ceil(REACH * sigma));
    double[] bell = new double[reach + 1];
    double sum = 0;
    for (int k = 0; k <= reach; k++) {
      bell[k] = Math.exp(-k * k / (2 * sigma * sigma));
      sum += k == 0 ? bell[k] : 2 * bell[k];
    }
    for (int k = 0; k <= reach; k++) {
      bell[k] /= sum;
    }
    int w = frame.width();
    int h = frame.height();
    double[] values = new double[frame.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = frame.pixels()[i] & 0xff;
    }
    double[] rows = new double[values.length];
    double[] columns = new double[values.length];
    for (int y = 0; y < h; y++) {
      for (int c = 0; c < CHANNELS; c++) {
        line(values, rows, y * w * CHANNELS + c, CHANNELS, w, bell);
      }
    }
    for (int x = 0; x < w * CHANNELS; x++) {
      line(rows, columns, x, w * CHANNELS, h, bell);
    }
    byte[] out = new byte[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = FrameNoise.whole(columns[i]);
    }
    return out;
  }

  /** One line, its ends repeated. */
  private static void line(double[] from, double[] to, int start, int step, int n, double[] bell) {
    for (int i = 0; i < n; i++) {
      double sum = bell[0] * from[start + i * step];
      for (int k = 1; k < bell.length; k++) {
        sum +=
            bell[k]
                * (from[start + Math.max(0, i - k) * step]
                    + from[start + Math.min(n - 1, i + k) * step]);
      }
      to[start + i * step] = sum;
    }
  }
}
