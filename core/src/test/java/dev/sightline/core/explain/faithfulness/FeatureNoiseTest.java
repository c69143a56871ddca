package dev.sightline.core.explain.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureNoiseTest {
  @Test
  void isAsLargeAsStated() {
    float[] features = new float[40_000];
    for (int i = 0; i < features.length; i++) {
      // standard deviation 2 about 10
      features[i] = i % 2 == 0 ? 8 : 12;
    }
    float[] noisy = new FeatureNoise(0.05).on(features, 3);
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < noisy.length; i++) {
      double d = noisy[i] - features[i];
      mean += d / noisy.length;
      squares += d * d / noisy.length;
    }
    assertThat(mean).isCloseTo(0, within(0.003));
    assertThat(Math.sqrt(squares)).isCloseTo(0.1, within(0.003));
  }

  @Test
  void isTheSameForTheSameSeedAndLeavesTheInputAlone() {
    float[] features = {1, 2, 3};
    assertThat(FeatureNoise.USUAL.on(features, 1)).isEqualTo(FeatureNoise.USUAL.on(features, 1));
    assertThat(FeatureNoise.USUAL.on(features, 1)).isNotEqualTo(FeatureNoise.USUAL.on(features, 2));
    assertThat(features).containsExactly(1, 2, 3);
  }

  @Test
  void constantFeaturesAndNoShareGiveNoNoise() {
    assertThat(FeatureNoise.USUAL.on(new float[] {5, 5}, 1)).containsExactly(5, 5);
    assertThat(new FeatureNoise(0).on(new float[] {5, 6}, 1)).containsExactly(5, 6);
    assertThat(FeatureNoise.USUAL.on(new float[0], 1)).isEmpty();
    assertThatThrownBy(() -> new FeatureNoise(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void maxSensitivityIsTheGreatestRelativeChange() {
    double[] first = {3, 4};
    assertThat(
            FeatureNoise.maxSensitivity(
                first, List.of(new double[] {3, 4}, new double[] {3, 5}, new double[] {0, 0})))
        .isCloseTo(1, within(1e-12));
    assertThat(FeatureNoise.maxSensitivity(first, List.of(new double[] {3, 5})))
        .isCloseTo(0.2, within(1e-12));
    assertThat(FeatureNoise.maxSensitivity(new double[2], List.of(new double[2]))).isZero();
    assertThat(FeatureNoise.maxSensitivity(new double[2], List.of(first)))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }
}
