package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorMapTest {
  /** The ends and the middle as matplotlib's documentation prints them. */
  @ParameterizedTest
  @CsvSource({"-1,#440154", "0,#440154", "0.5,#21918c", "1,#fde725", "2,#fde725"})
  void viridisIsTheWellKnownOne(double v, String hex) {
    assertThat(ColorMap.load("viridis").hex(v)).isEqualTo(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viridis", "magma", "cividis"})
  void unsignedMapsGrowLighter(String name) {
    ColorMap map = ColorMap.load(name);
    double last = -1;
    for (int i = 0; i < 256; i++) {
      int c = map.rgb(i / 255.0);
      double luma = 0.2126 * (c >> 16) + 0.7152 * (c >> 8 & 0xFF) + 0.0722 * (c & 0xFF);
      // tables are rounded to whole numbers
      assertThat(luma).isGreaterThan(last - 1.0);
      last = Math.max(last, luma);
    }
    assertThat(map.isLight(0)).isFalse();
    assertThat(map.isLight(1)).isTrue();
  }

  @Test
  void anUnknownMapIsRefused() {
    assertThatThrownBy(() -> ColorMap.load("jet")).hasMessageContaining("jet");
  }
}
