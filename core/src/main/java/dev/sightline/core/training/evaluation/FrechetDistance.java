package dev.sightline.core.training.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * The Fréchet distance of two sets of features, each taken as a normal distribution (Dowson &amp;
 * Landau, 1982; for generated pictures Heusel et al., 2017; for videos Unterthiner et al., 2018):
 * {@code |μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2 (Σ₁Σ₂)^½)}. 0 for equal distributions; small sets are further
 * apart than large ones, so compare at equal sizes. Stateless.
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /**
   * A normal distribution.
   *
   * @param mean {@code [d]}
   * @param covariance {@code [d, d]}
   */
  public record Normal(double[] mean, double[][] covariance) {

    /**
     * The distribution of some features, with the unbiased covariance.
     *
     * @param features {@code [n][d]}, at least 2
     */
    public static Normal of(List<float[]> features) {
      int n = features.size();
      if (n < 2) {
        throw new IllegalArgumentException("a covariance needs 2 features, not " + n);
      }
      int d = features.getFirst().length;
      double[] mean = new double[d];
      for (float[] f : features) {
        for (int i = 0; i < d; i++) {
          mean[i] += f[i] / (double) n;
        }
      }
      double[][] covariance = new double[d][d];
      for (float[] f : features) {
        for (int i = 0; i < d; i++) {
          double x = (f[i] - mean[i]) / (n - 1);
          for (int j = 0; j <= i; j++) {
            covariance[i][j] += x * (f[j] - mean[j]);
          }
        }
      }
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < i; j++) {
          covariance[j][i] = covariance[i][j];
        }
      }
      return new Normal(mean, covariance);
    }
  }

  /** The squared distance, at least 0. */
  public static double between(Normal a, Normal b) {
    double distance = 0;
    for (int i = 0; i < a.mean().length; i++) {
      double off = a.mean()[i] - b.mean()[i];
      distance += off * off + a.covariance()[i][i] + b.covariance()[i][i];
    }
    // tr (Σ₁Σ₂)^½ = tr (Σ₁^½ Σ₂ Σ₁^½)^½, whose matrix is symmetric
    double[][] root = SymmetricMatrix.root(a.covariance());
    double[][] both = SymmetricMatrix.times(SymmetricMatrix.times(root, b.covariance()), root);
    double trace =
        Arrays.stream(SymmetricMatrix.eigen(both).values())
            .map(v -> Math.sqrt(Math.max(0, v)))
            .sum();
    return Math.max(0, distance - 2 * trace);
  }
}
