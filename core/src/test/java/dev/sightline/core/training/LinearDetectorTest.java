package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearDetectorTest {
  /**
   * Two normal clouds of deviation 1 around +1 and −1 along the first axis, around 10 along the
   * second: the second tells nothing, and half way between the clouds nothing is known.
   */
  @Test
  void itFindsTheDirectionThatTells() throws Exception {
    LinearDetector d =
        LinearDetector.fit(r -> cloud(r, 1), List.of(r -> cloud(r, -1)), 1, "test", Progress.NONE);
    assertThat(d.weights()[0]).isGreaterThan(0.5f);
    assertThat(d.weights()[1] / d.weights()[0]).isCloseTo(0, within(0.1f));
    assertThat(score(d, 0, 10) / d.weights()[0]).isCloseTo(0, within(0.1));
  }

  /** Each foreign set counts the same: one far away on its own does not push the other aside. */
  @Test
  void everyForeignSetIsSeen() throws Exception {
    LinearDetector d =
        LinearDetector.fit(
            r -> cloud(r, 3),
            List.of(r -> cloud(r, -3), r -> cloud(r, -1)),
            1,
            "test",
            Progress.NONE);
    assertThat(score(d, 3, 10)).isPositive();
    assertThat(score(d, -1, 10)).isNegative();
    assertThat(score(d, -3, 10)).isNegative();
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws Exception {
    LinearDetector.Source known = r -> cloud(r, 1);
    List<LinearDetector.Source> foreign = List.of(r -> cloud(r, -1));
    assertThat(LinearDetector.fit(known, foreign, 4, "test", Progress.NONE).weights())
        .isEqualTo(LinearDetector.fit(known, foreign, 4, "test", Progress.NONE).weights());
  }

  private static float[] cloud(SplittableRandom r, double x) {
    return new float[] {(float) (x + r.nextGaussian()), (float) (10 + r.nextGaussian())};
  }

  private static double score(LinearDetector d, double x, double y) {
    return d.weights()[0] * x + d.weights()[1] * y + d.bias();
  }
}
