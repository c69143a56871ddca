package dev.sightline.core.library.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PcaTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  /**
   * By hand: the mean is (5, 7, 1); the scatter matrix of the first two values is ((10, 6), (6,
   * 10)), with the eigenvalues 16 for (1, 1)/√2 and 4 for (1, −1)/√2; the third value says nothing.
   */
  @Test
  void componentsAreThoseThatWereWorkedOutByHand() throws Exception {
    List<float[]> points =
        List.of(
            new float[] {7, 9, 1},
            new float[] {3, 5, 1},
            new float[] {6, 6, 1},
            new float[] {4, 8, 1});
    Pca.Projection p = Pca.of(points, Progress.NONE);
    double far = 2 * Math.sqrt(2);
    double near = Math.sqrt(2);
    assertThat(p.x()).containsExactly(new double[] {far, -far, 0, 0}, CLOSE);
    assertThat(p.y()).containsExactly(new double[] {0, 0, near, -near}, CLOSE);
    assertThat(p.shareX()).isCloseTo(0.8, CLOSE);
    assertThat(p.shareY()).isCloseTo(0.2, CLOSE);
  }

  @Test
  void theOrderOfPointsDoesNotMatterAndScoresAreUncorrelated() throws Exception {
    Random random = new Random(7);
    List<float[]> points = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      float[] p = new float[12];
      for (int k = 0; k < p.length; k++) {
        p[k] = (float) (random.nextGaussian() * (k == 3 ? 5 : k == 8 ? 3 : 1));
      }
      points.add(p);
    }
    Pca.Projection p = Pca.of(points, Progress.NONE);
    double cross = 0;
    for (int i = 0; i < points.size(); i++) {
      cross += p.x()[i] * p.y()[i];
    }
    assertThat(cross / points.size()).isCloseTo(0, within(1e-4));
    assertThat(p.shareX()).isGreaterThan(p.shareY()).isBetween(0.4, 0.7);
    Collections.reverse(points);
    Pca.Projection reversed = Pca.of(points, Progress.NONE);
    assertThat(reversed.x()[199]).isCloseTo(p.x()[0], within(1e-4));
    assertThat(reversed.y()[0]).isCloseTo(p.y()[199], within(1e-4));
  }

  @Test
  void fewOrEqualPointsLieInTheMiddle() throws Exception {
    assertThat(Pca.of(List.of(), Progress.NONE).x()).isEmpty();
    Pca.Projection one = Pca.of(List.of(new float[] {3, 4}), Progress.NONE);
    assertThat(one.x()).containsExactly(0);
    assertThat(one.shareX()).isZero();
    Pca.Projection same = Pca.of(List.of(new float[] {3, 4}, new float[] {3, 4}), Progress.NONE);
    assertThat(same.y()).containsExactly(0, 0);
    Pca.Projection line = Pca.of(List.of(new float[] {0, 0}, new float[] {3, 4}), Progress.NONE);
    assertThat(line.x()).containsExactly(new double[] {-2.5, 2.5}, CLOSE);
    assertThat(line.shareX()).isCloseTo(1, CLOSE);
    assertThat(line.y()).containsExactly(new double[] {0, 0}, CLOSE);
  }

  @Test
  void pointsOfDifferentSizesAreRefused() {
    assertThatThrownBy(() -> Pca.of(List.of(new float[1], new float[2]), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
