package dev.sightline.core.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.training.evaluation.FrechetDistance.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
  private static Normal normal(double[] mean, double[][] covariance) {
    return new Normal(mean, covariance);
  }

  @Test
  void independentAxesAreTheSumOfTheirDistances() {
    // one axis: (μ₁ − μ₂)² + (σ₁ − σ₂)²
    Normal a = normal(new double[] {1, 0}, new double[][] {{4, 0}, {0, 9}});
    Normal b = normal(new double[] {4, -2}, new double[][] {{1, 0}, {0, 25}});
    assertThat(FrechetDistance.between(a, b)).isCloseTo(9 + 1 + 4 + 4, within(1e-9));
  }

  @Test
  void covariancesThatDoNotCommuteByTheFormulaForTwoAxes() {
    // tr M^½ = √(tr M + 2 √det M) for 2 × 2, M = Σ₁Σ₂ with trace 3 and determinant 1.5
    Normal a = normal(new double[] {0, 0}, new double[][] {{2, 0}, {0, 1}});
    Normal b = normal(new double[] {1, 2}, new double[][] {{1, 0.5}, {0.5, 1}});
    double expected = 5 + 3 + 2 - 2 * Math.sqrt(3 + 2 * Math.sqrt(1.5));
    assertThat(FrechetDistance.between(a, b)).isCloseTo(expected, within(1e-9));
    assertThat(FrechetDistance.between(b, a)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void equalSetsAreNotApartEvenIfTheyAreFlat() {
    List<float[]> flat = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20; i++) {
      float x = (float) random.nextGaussian();
      flat.add(new float[] {x, 2 * x, 0, 1});
    }
    Normal n = Normal.of(flat);
    assertThat(FrechetDistance.between(n, n)).isCloseTo(0, within(1e-9));
  }

  @Test
  void momentsAreThoseOfTheSet() {
    Normal n = Normal.of(List.of(new float[] {1, 2}, new float[] {3, 2}, new float[] {5, 8}));
    assertThat(n.mean()).containsExactly(new double[] {3, 4}, within(1e-9));
    assertThat(n.covariance()[0]).containsExactly(new double[] {4, 6}, within(1e-9));
    assertThat(n.covariance()[1]).containsExactly(new double[] {6, 12}, within(1e-9));
    assertThatThrownBy(() -> Normal.of(List.of(new float[] {1})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rootTimesRootIsTheMatrix() {
    SplittableRandom random = new SplittableRandom(3);
    int n = 6;
    double[][] half = new double[n][n];
    for (double[] row : half) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextDouble() - 0.5;
      }
    }
    double[][] turned = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        turned[i][j] = half[j][i];
      }
    }
    double[][] matrix = SymmetricMatrix.times(half, turned);
    double[][] root = SymmetricMatrix.root(matrix);
    double[][] again = SymmetricMatrix.times(root, root);
    for (int i = 0; i < n; i++) {
      assertThat(again[i]).containsExactly(matrix[i], within(1e-9));
    }
  }
}
