package dev.sightline.core.training.evaluation;

import java.util.Arrays;

/** Eigenvalues of small symmetric matrices, by Jacobi's rotations. Stateless. */
final class SymmetricMatrix {
  private static final int MOST_SWEEPS = 60;

  /** Off-diagonal share of the whole below which a matrix counts as diagonal. */
  private static final double DIAGONAL = 1e-22;

  private SymmetricMatrix() {}

  /**
   * Eigenvalues and eigenvectors.
   *
   * @param values not sorted
   * @param vectors {@code [n, n]}, in the columns
   */
  record Eigen(double[] values, double[][] vectors) {}

  /** The cyclic Jacobi method (Golub &amp; Van Loan, 2013, algorithm 8.5.3). */
  static Eigen eigen(double[][] matrix) {
    int n = matrix.length;
    double[][] a = copy(matrix);
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a); sweep++) {
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    double[] values = new double[n];
    Arrays.setAll(values, i -> a[i][i]);
    return new Eigen(values, v);
  }

  private static boolean isDiagonal(double[][] a) {
    double off = 0;
    double all = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        all += a[i][j] * a[i][j];
        off += i == j ? 0 : a[i][j] * a[i][j];
      }
    }
    return off <= DIAGONAL * all;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
    double c = 1 / Math.sqrt(1 + t * t);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double kp = v[k][p];
      double kq = v[k][q];
      v[k][p] = c * kp - s * kq;
      v[k][q] = s * kp + c * kq;
    }
  }

  /** The positive semi-definite square root; what rounding made negative counts as 0. */
  static double[][] root(double[][] matrix) {
    Eigen e = eigen(matrix);
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int k = 0; k < n; k++) {
      double r = Math.sqrt(Math.max(0, e.values()[k]));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          root[i][j] += r * e.vectors()[i][k] * e.vectors()[j][k];
        }
      }
    }
    return root;
  }

  static double[][] times(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double x = a[i][k];
        for (int j = 0; j < n; j++) {
          c[i][j] += x * b[k][j];
        }
      }
    }
    return c;
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
