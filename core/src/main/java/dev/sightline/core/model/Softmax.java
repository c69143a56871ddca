package dev.sightline.core.model;

/** Probabilities of logits, in Java memory: {@code exp(z_i) / Σ exp(z_j)}, safe for large z. */
public final class Softmax {
  private Softmax() {}

  /** Of one row, summed in double precision. */
  public static float[] of(double[] logits) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double z : logits) {
      highest = Math.max(highest, z);
    }
    double sum = 0;
    for (double z : logits) {
      sum += Math.exp(z - highest);
    }
    float[] p = new float[logits.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = (float) (Math.exp(logits[i] - highest) / sum);
    }
    return p;
  }

  /** Of one row. */
  public static float[] of(float[] logits) {
    return ofRows(logits, logits.length);
  }

  /**
   * Of each row.
   *
   * @param logits {@code [rows, width]}
   * @return of the same shape
   */
  public static float[] ofRows(float[] logits, int width) {
    float[] p = new float[logits.length];
    double[] row = new double[width];
    for (int from = 0; from < p.length; from += width) {
      for (int i = 0; i < width; i++) {
        row[i] = logits[from + i];
      }
      System.arraycopy(of(row), 0, p, from, width);
    }
    return p;
  }
}
