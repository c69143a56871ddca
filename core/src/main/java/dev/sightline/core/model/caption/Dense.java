package dev.sightline.core.model.caption;

import dev.sightline.core.tensor.FloatTensor;

/**
 * A linear map {@code y = x·Wᵀ + b} in plain Java, its weights turned once so that the inner loop
 * runs along memory. Immutable and thread-safe.
 */
final class Dense {
  private static final double EPS = 1e-5;

  private final int in;
  private final int out;
  private final float[] turned;
  private final float[] bias;

  /**
   * @param weight {@code [out, in]}
   * @param bias {@code [out]}
   */
  Dense(FloatTensor weight, FloatTensor bias) {
    out = weight.shape().get(0);
    in = weight.shape().get(1);
    turned = weight.transposed().values();
    this.bias = bias.values();
  }

  /** {@code [rows, in] -> [rows, out]}. */
  float[] apply(float[] x, int rows) {
    float[] y = new float[rows * out];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(bias, 0, y, r * out, out);
    }
    for (int i = 0; i < in; i++) {
      for (int r = 0; r < rows; r++) {
        float factor = x[r * in + i];
        int from = i * out;
        int to = r * out;
        for (int o = 0; o < out; o++) {
          y[to + o] += factor * turned[from + o];
        }
      }
    }
    return y;
  }

  /** Layer norm over the last axis, {@code [rows, width]}. */
  static float[] norm(float[] x, int width, FloatTensor scale, FloatTensor shift) {
    float[] g = scale.values();
    float[] b = shift.values();
    float[] y = new float[x.length];
    for (int at = 0; at < x.length; at += width) {
      double mean = 0;
      for (int i = 0; i < width; i++) {
        mean += x[at + i];
      }
      mean /= width;
      double variance = 0;
      for (int i = 0; i < width; i++) {
        double far = x[at + i] - mean;
        variance += far * far;
      }
      double by = 1 / Math.sqrt(variance / width + EPS);
      for (int i = 0; i < width; i++) {
        y[at + i] = (float) ((x[at + i] - mean) * by) * g[i] + b[i];
      }
    }
    return y;
  }

  /** Softmax in place of a stretch. */
  static void softmax(float[] x, int from, int n) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) {
      most = Math.max(most, x[i]);
    }
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      x[i] = (float) Math.exp(x[i] - most);
      sum += x[i];
    }
    float by = (float) (1 / sum);
    for (int i = from; i < from + n; i++) {
      x[i] *= by;
    }
  }

  /** Logarithm of the softmax, in place of a stretch. */
  static void logSoftmax(float[] x, int from, int n) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) {
      most = Math.max(most, x[i]);
    }
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += Math.exp(x[i] - most);
    }
    float less = most + (float) Math.log(sum);
    for (int i = from; i < from + n; i++) {
      x[i] -= less;
    }
  }

  static void addTo(float[] sum, float[] x) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += x[i];
    }
  }
}
