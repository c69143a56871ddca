package dev.sightline.core.explain;

/**
 * Gauss–Legendre quadrature on 0..1: exact for polynomials up to degree {@code 2n − 1}. The rule
 * that Captum uses for integrated gradients.
 *
 * @param nodes where the function is looked at, ascending
 * @param weights what it counts there; they sum to 1
 */
public record GaussLegendre(double[] nodes, double[] weights) {
  private static final double EXACT = 1e-15;
  private static final int MAX_NEWTON = 100;

  /**
   * @param n number of nodes, at least 1
   */
  public static GaussLegendre of(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      // Newton's method from Tricomi's estimate of the i-th root of the Legendre polynomial
      double x = -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 1;
      for (int k = 0; k < MAX_NEWTON; k++) {
        double before = 1;
        double value = x;
        for (int j = 2; j <= n; j++) {
          // (j)·P_j = (2j − 1)·x·P_{j−1} − (j − 1)·P_{j−2}
          double next = ((2 * j - 1) * x * value - (j - 1) * before) / j;
          before = value;
          value = next;
        }
        slope = n * (x * value - before) / (x * x - 1);
        double step = value / slope;
        x -= step;
        if (Math.abs(step) < EXACT) {
          break;
        }
      }
      // from -1..1 to 0..1
      nodes[i] = (x + 1) / 2;
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
    return new GaussLegendre(nodes, weights);
  }
}
