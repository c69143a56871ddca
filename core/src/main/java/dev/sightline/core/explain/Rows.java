package dev.sightline.core.explain;

/** Makes one number of each row of a gradient, added in double precision. */
public final class Rows {
  private Rows() {}

  /**
   * The Euclidean length of each row.
   *
   * @param values {@code [rows, width]}
   */
  public static float[] norms(float[] values, int width) {
    float[] out = products(values, values, width);
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.sqrt(out[i]);
    }
    return out;
  }

  /**
   * {@code Σ_k a[i, k]·b[i, k]} for each row.
   *
   * @param a {@code [rows, width]}
   * @param b of the same shape
   */
  public static float[] products(float[] a, float[] b, int width) {
    float[] out = new float[a.length / width];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int k = i * width; k < (i + 1) * width; k++) {
        sum += (double) a[k] * b[k];
      }
      out[i] = (float) sum;
    }
    return out;
  }

  /**
   * The sum of each row.
   *
   * @param values {@code [rows, width]}
   */
  public static float[] sums(float[] values, int width) {
    float[] out = new float[values.length / width];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int k = i * width; k < (i + 1) * width; k++) {
        sum += values[k];
      }
      out[i] = (float) sum;
    }
    return out;
  }

  /** The sum of all values. */
  public static double sum(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum;
  }
}
