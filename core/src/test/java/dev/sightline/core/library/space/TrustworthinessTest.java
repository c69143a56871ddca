package dev.sightline.core.library.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustworthinessTest {
  @ParameterizedTest
  @ValueSource(strings = {"pca", "tsne", "noise"})
  void isWhatScikitLearnSays(String map) throws Exception {
    MapReference reference = MapReference.read();
    assertThat(of(reference, map, Integer.MAX_VALUE))
        .isCloseTo(reference.trustworthiness(map), within(1e-9));
  }

  @Test
  void someStandForAll() throws Exception {
    MapReference reference = MapReference.read();
    assertThat(of(reference, "pca", 70))
        .isNotEqualTo(of(reference, "pca", Integer.MAX_VALUE))
        .isCloseTo(reference.trustworthiness("pca"), within(0.03));
  }

  @Test
  void aHandfulOfPointsHasNoNeighbourhoods() throws Exception {
    List<float[]> points = List.of(new float[] {0}, new float[] {1}, new float[] {2});
    double[] places = {0, 1, 2};
    assertThat(Trustworthiness.of(points, places, places, 2, 10, Progress.NONE)).isNaN();
    assertThat(Trustworthiness.of(points, places, places, 1, 10, Progress.NONE)).isOne();
  }

  @Test
  void pointsOfOnePlaceAreNeighboursInAnyOrder() throws Exception {
    List<float[]> points =
        List.of(
            new float[] {3}, new float[] {3}, new float[] {3}, new float[] {3}, new float[] {3});
    double[] x = {4, 1, 0, 2, 3};
    assertThat(Trustworthiness.of(points, x, x, 2, 10, Progress.NONE)).isOne();
  }

  @Test
  void canBeStopped() throws Exception {
    MapReference reference = MapReference.read();
    assertThatThrownBy(
            () ->
                Trustworthiness.of(
                    reference.points(),
                    reference.places("pca", 0),
                    reference.places("pca", 1),
                    10,
                    10,
                    UmapProjectionTest.STOPPED))
        .isInstanceOf(CancelledException.class);
  }

  private static double of(MapReference reference, String map, int most) throws Exception {
    return Trustworthiness.of(
        reference.points(),
        reference.places(map, 0),
        reference.places(map, 1),
        reference.neighbours(),
        most,
        Progress.NONE);
  }
}
