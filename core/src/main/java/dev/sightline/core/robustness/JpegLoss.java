package dev.sightline.core.robustness;

import dev.sightline.core.media.VideoFrame;

/**
 * What JPEG loses: 8 × 8 blocks of luma and colour differences through the cosine transform,
 * rounded by the tables of the standard's annex K (ITU-T T.81) scaled as libjpeg does for a
 * quality, and back. What a file adds to that, entropy coding, loses nothing. Colour at half the
 * resolution both ways (4:2:0), as cameras write it. Pure.
 */
final class JpegLoss {
  private static final int BLOCK = 8;
  private static final int[] LUMA = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final int[] CHROMA = {
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99
  };

  /** {@code BASIS[k][x] = c(k) / 2 · cos((2x + 1) k π / 16)}, an orthonormal matrix. */
  private static final double[][] BASIS = basis();

  private JpegLoss() {}

  /**
   * @param quality 1 to 100
   * @return as many bytes as the frame has
   */
  static byte[] of(VideoFrame frame, int quality) {
    int w = frame.width();
    int h = frame.height();
    byte[] rgb = frame.pixels();
    Plane y = new Plane(w, h);
    Plane cb = new Plane((w + 1) / 2, (h + 1) / 2);
    Plane cr = new Plane((w + 1) / 2, (h + 1) / 2);
    for (int i = 0; i < w * h; i++) {
      double r = rgb[3 * i] & 0xff;
      double g = rgb[3 * i + 1] & 0xff;
      double b = rgb[3 * i + 2] & 0xff;
      y.values[i] = .299 * r + .587 * g + .114 * b - 128;
      int half = i / w / 2 * cb.w + i % w / 2;
      cb.mean(half, -.168736 * r - .331264 * g + .5 * b);
      cr.mean(half, .5 * r - .418688 * g - .081312 * b);
    }
    y.lose(scaled(LUMA, quality));
    cb.lose(scaled(CHROMA, quality));
    cr.lose(scaled(CHROMA, quality));
    byte[] out = new byte[rgb.length];
    for (int i = 0; i < w * h; i++) {
      int half = i / w / 2 * cb.w + i % w / 2;
      double l = y.values[i] + 128;
      out[3 * i] = FrameNoise.whole(l + 1.402 * cr.values[half]);
      out[3 * i + 1] = FrameNoise.whole(l - .344136 * cb.values[half] - .714136 * cr.values[half]);
      out[3 * i + 2] = FrameNoise.whole(l + 1.772 * cb.values[half]);
    }
    return out;
  }

  /** As libjpeg's {@code jpeg_quality_scaling}. */
  private static int[] scaled(int[] table, int quality) {
    int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] out = new int[table.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.clamp((table[i] * scale + 50) / 100, 1, 255);
    }
    return out;
  }

  private static double[][] basis() {
    double[][] all = new double[BLOCK][BLOCK];
    for (int k = 0; k < BLOCK; k++) {
      double c = k == 0 ? Math.sqrt(.5) : 1;
      for (int x = 0; x < BLOCK; x++) {
        all[k][x] = c / 2 * Math.cos((2 * x + 1) * k * Math.PI / (2 * BLOCK));
      }
    }
    return all;
  }

  /** One component. */
  private static final class Plane {
    private final int w;
    private final int h;
    private final double[] values;
    private final int[] counts;

    Plane(int w, int h) {
      this.w = w;
      this.h = h;
      this.values = new double[w * h];
      this.counts = new int[w * h];
    }

    /** The mean of all values that were put there. */
    void mean(int at, double value) {
      counts[at]++;
      values[at] += (value - values[at]) / counts[at];
    }

    void lose(int[] table) {
      for (int top = 0; top < h; top += BLOCK) {
        for (int left = 0; left < w; left += BLOCK) {
          block(left, top, table);
        }
      }
    }

    private void block(int left, int top, int[] table) {
      double[][] a = new double[BLOCK][BLOCK];
      for (int y = 0; y < BLOCK; y++) {
        for (int x = 0; x < BLOCK; x++) {
          // a block that sticks out repeats the edge
          a[y][x] = values[Math.min(top + y, h - 1) * w + Math.min(left + x, w - 1)];
        }
      }
      double[][] f = product(product(BASIS, a, false), BASIS, true);
      for (int i = 0; i < BLOCK * BLOCK; i++) {
        int q = table[i];
        double c = f[i / BLOCK][i % BLOCK];
        // halves away from 0, as libjpeg does
        f[i / BLOCK][i % BLOCK] = Math.copySign(Math.floor(Math.abs(c) / q + 0.5), c) * q;
      }
      double[][] back = product(product(turned(BASIS), f, false), BASIS, false);
      for (int y = 0; y < BLOCK && top + y < h; y++) {
        for (int x = 0; x < BLOCK && left + x < w; x++) {
          values[(top + y) * w + left + x] = back[y][x];
        }
      }
    }

    /** {@code a · b}, or {@code a · bᵀ}. */
    private static double[][] product(double[][] a, double[][] b, boolean transposed) {
      double[][] out = new double[BLOCK][BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        for (int j = 0; j < BLOCK; j++) {
          double sum = 0;
          for (int k = 0; k < BLOCK; k++) {
            sum += a[i][k] * (transposed ? b[j][k] : b[k][j]);
          }
          out[i][j] = sum;
        }
      }
      return out;
    }

    private static double[][] turned(double[][] a) {
      double[][] out = new double[BLOCK][BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        for (int j = 0; j < BLOCK; j++) {
          out[i][j] = a[j][i];
        }
      }
      return out;
    }
  }
}
