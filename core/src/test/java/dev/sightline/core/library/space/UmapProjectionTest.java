package dev.sightline.core.library.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UmapProjectionTest {
  static final Progress STOPPED = stopsWhen(Double.NEGATIVE_INFINITY);

  /** One that the user stops as soon as so much is done. */
  private static Progress stopsWhen(double done) {
    return new Progress() {
      private double last = -1;

      @Override
      public void update(double fraction, Phrase message) {
        last = fraction;
      }

      @Override
      public boolean isCancelled() {
        return last >= done;
      }
    };
  }

  @Test
  void keepsNeighboursAsWellAsTheReferenceAndFarBetterThanComponents() throws Exception {
    MapReference reference = MapReference.read();
    float[][] map = UmapProjection.of(reference.points(), Progress.NONE);
    double trust =
        Trustworthiness.of(reference.points(), axis(map, 0), axis(map, 1), 10, 1000, Progress.NONE);
    assertThat(trust)
        .isGreaterThan(reference.trustworthiness("tsne") - 0.02)
        .isGreaterThan(reference.trustworthiness("pca") + 0.05);
  }

  @Test
  void theSamePointsGiveTheSameMapAndAreLeftAsTheyWere() throws Exception {
    List<float[]> points = MapReference.read().points();
    float[] first = points.getFirst().clone();
    List<Double> told = Collections.synchronizedList(new ArrayList<>());
    Progress progress =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {
            told.add(fraction);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    float[][] once = UmapProjection.of(points, progress);
    assertThat(UmapProjection.of(points, Progress.NONE)).isDeepEqualTo(once);
    assertThat(points.getFirst()).isEqualTo(first);
    assertThat(told).isNotEmpty().allMatch(f -> f <= 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 15, 16, 17})
  void fewPointsHaveAMapToo(int n) throws Exception {
    List<float[]> points = MapReference.read().points().subList(0, n);
    assertThat(UmapProjection.of(points, Progress.NONE))
        .hasDimensions(n, 2)
        .satisfies(UmapProjectionTest::assertFinite);
  }

  @Test
  void pointsOfOnePlaceHaveAMapToo() throws Exception {
    List<float[]> points = Collections.nCopies(40, new float[] {1, 0, 0});
    assertThat(UmapProjection.of(points, Progress.NONE))
        .satisfies(UmapProjectionTest::assertFinite);
  }

  @Test
  void canBeStoppedAndUsedAgain() throws Exception {
    List<float[]> points = MapReference.read().points();
    assertThatThrownBy(() -> UmapProjection.of(points, STOPPED))
        .isInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> UmapProjection.of(points, stopsWhen(0)))
        .as("within the library")
        .isInstanceOf(CancelledException.class);
    assertThat(UmapProjection.of(points.subList(0, 20), Progress.NONE)).hasDimensions(20, 2);
  }

  private static void assertFinite(float[][] map) {
    for (float[] place : map) {
      assertThat(Float.isFinite(place[0]) && Float.isFinite(place[1])).isTrue();
    }
  }

  private static double[] axis(float[][] map, int axis) {
    double[] values = new double[map.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = map[i][axis];
    }
    return values;
  }
}
