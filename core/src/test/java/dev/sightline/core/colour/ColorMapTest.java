package dev.sightline.core.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
  /** The ends and the middle as matplotlib's documentation prints them. */
  @ParameterizedTest
  @CsvSource({"-1,#440154", "0,#440154", "0.5,#21918c", "1,#fde725", "2,#fde725", "NaN,#440154"})
  void viridisIsTheWellKnownOne(double v, String hex) {
    assertThat(ColorMap.VIRIDIS.hex(v)).isEqualTo(hex);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"COOLWARM", "BERLIN"},
      mode = EnumSource.Mode.EXCLUDE)
  void unsignedMapsGrowLighter(ColorMap map) {
    double last = -1;
    for (int i = 0; i < 256; i++) {
      int c = map.rgb(i / 255.0);
      double luma = 0.2126 * (c >> 16) + 0.7152 * (c >> 8 & 0xFF) + 0.0722 * (c & 0xFF);
      // tables are rounded to whole numbers
      assertThat(luma).isGreaterThan(last - 1.0);
      last = Math.max(last, luma);
    }
    assertThat(ColorMap.isLight(map.rgb(0))).isFalse();
    assertThat(ColorMap.isLight(map.rgb(1))).isTrue();
  }

  @Test
  void theDivergingMapIsBlueGreyRedAndLightestInTheMiddle() {
    ColorMap map = ColorMap.COOLWARM;
    assertThat(map.hex(0)).isEqualTo("#3b4cc0");
    assertThat(map.hex(1)).isEqualTo("#b40426");
    int middle = map.rgb(0.5);
    assertThat((middle >> 16) - (middle & 0xFF)).as("red less blue").isBetween(-4, 4);
    // tables are rounded to whole numbers, and the top of the curve is round
    for (int i = 0; i < 105; i++) {
      double dark = ColorMap.luminance(map.rgb(i / 255.0));
      double light = ColorMap.luminance(map.rgb((i + 1) / 255.0));
      assertThat(light).isGreaterThan(dark - 0.003);
      dark = ColorMap.luminance(map.rgb(1 - i / 255.0));
      light = ColorMap.luminance(map.rgb(1 - (i + 1) / 255.0));
      assertThat(light).isGreaterThan(dark - 0.003);
    }
  }

  @Test
  void theOneForDarkSurfacesIsBlueBlackRedAndDarkestInTheMiddle() {
    ColorMap map = ColorMap.BERLIN;
    assertThat(map.rgb(0) & 0xFF).as("blue").isGreaterThan(map.rgb(0) >> 16);
    assertThat(map.rgb(1) >> 16).as("red").isGreaterThan(map.rgb(1) & 0xFF);
    double middle = ColorMap.luminance(map.rgb(0.5));
    assertThat(middle).isLessThan(0.02);
    for (int i = 0; i < 256; i++) {
      assertThat(ColorMap.luminance(map.rgb(i / 255.0))).isGreaterThan(middle - 0.003);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsKey(ColorMap map) {
    assertThat(ColorMap.of(map.key())).contains(map);
    assertThat(ColorMap.of("jet")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void signedValuesAreNeverOnASequentialMapNorWeightsOnADivergingOne(ColorMap map) {
    assertThatThrownBy(() -> new ColorScale(map, 1, !map.isDiverging()))
        .hasMessageContaining(map.key());
  }
}
