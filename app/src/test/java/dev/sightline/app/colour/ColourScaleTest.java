package dev.sightline.app.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of matplotlib's tables, and invariants of the scales. */
class ColourScaleTest {
  @ParameterizedTest
  @CsvSource({
    "VIRIDIS, 0, ff440154",
    "VIRIDIS, 0.5, ff21918c",
    "VIRIDIS, 1, fffde725",
    "MAGMA, 0, ff000004",
    "MAGMA, 1, fffcfdbf",
    "CIVIDIS, 0, ff00224e",
    "CIVIDIS, 1, fffee838"
  })
  void map_hasThePublishedColours(ColourMap map, double at, String argb) {
    assertThat(Integer.toHexString(map.argb(at))).isEqualTo(argb);
  }

  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void map_growsLighterAllTheWay(ColourMap map) {
    double before = -1;
    for (int i = 0; i <= 32; i++) {
      double now = ColourMap.luminance(map.argb(i / 32.0));
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  /** Who lacks one kind of cones sees the same order (Viénot, Brettel and Mollon, 1999, eq. 3). */
  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void map_growsLighterForTheColourBlindToo(ColourMap map) {
    double[][] protanopia = {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}};
    double[][] deuteranopia = {
      {0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}
    };
    for (double[][] seen : new double[][][] {protanopia, deuteranopia}) {
      double before = -1;
      for (int i = 0; i <= 32; i++) {
        int argb = map.argb(i / 32.0);
        double[] rgb = {linear(argb >> 16), linear(argb >> 8), linear(argb)};
        double[] out = new double[3];
        for (int r = 0; r < 3; r++) {
          for (int c = 0; c < 3; c++) {
            out[r] += seen[r][c] * rgb[c];
          }
        }
        double now = 0.2126 * out[0] + 0.7152 * out[1] + 0.0722 * out[2];
        assertThat(now).isGreaterThan(before);
        before = now;
      }
    }
  }

  private static double linear(int channel) {
    double c = (channel & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  @Test
  void map_clampsAndTakesNotANumberAsZero() {
    assertThat(ColourMap.VIRIDIS.argb(-3)).isEqualTo(ColourMap.VIRIDIS.argb(0));
    assertThat(ColourMap.VIRIDIS.argb(9)).isEqualTo(ColourMap.VIRIDIS.argb(1));
    assertThat(ColourMap.VIRIDIS.argb(Double.NaN)).isEqualTo(ColourMap.VIRIDIS.argb(0));
  }

  @Test
  void scale_isLinearFromZeroToTheTop() {
    ColourScale scale = new ColourScale(ColourMap.VIRIDIS, 0.5);
    assertThat(scale.fraction(0)).isZero();
    assertThat(scale.fraction(0.125)).isCloseTo(0.25, within(1e-12));
    assertThat(scale.fraction(0.5)).isEqualTo(1);
    assertThat(scale.fraction(2)).isEqualTo(1);
    assertThat(scale.argb(0.25)).isEqualTo(ColourMap.VIRIDIS.argb(0.5));
  }

  @Test
  void scale_ofNothing_isTheBottomColour() {
    ColourScale scale = new ColourScale(ColourMap.MAGMA, 0);
    assertThat(scale.argb(0)).isEqualTo(ColourMap.MAGMA.argb(0));
    assertThat(scale.argb(1)).isEqualTo(ColourMap.MAGMA.argb(0));
    assertThat(new ColourScale(ColourMap.MAGMA, 1).fraction(Double.NaN)).isZero();
  }

  @Test
  void overlay_isClearAtZero_andAsOpaqueAsAskedAtTheTop() {
    ColourScale scale = new ColourScale(ColourMap.VIRIDIS, 1);
    assertThat(scale.overlayArgb(0, 1) >>> 24).isZero();
    assertThat(scale.overlayArgb(1, 0.6) >>> 24).isEqualTo(153);
    assertThat(scale.overlayArgb(0.5, 0.6) >>> 24).isEqualTo(77);
    assertThat(scale.overlayArgb(1, 0.6) & 0xFFFFFF).isEqualTo(0xfde725);
  }

  @Test
  void premultiply_scalesTheColourByItsOpacity() {
    assertThat(ValueScale.premultiply(0xFF123456)).isEqualTo(0xFF123456);
    assertThat(ValueScale.premultiply(0x00FFFFFF)).isZero();
    assertThat(ValueScale.premultiply(0x80FF8000)).isEqualTo(0x80804000);
  }

  @Test
  void scaleMode_saysWhatTheTopStandsFor() {
    assertThat(ScaleMode.WHOLE_MAP.top(0.2, 0.7)).isEqualTo(0.7);
    assertThat(ScaleMode.PER_ROW.top(0.2, 0.7)).isEqualTo(0.2);
    assertThat(ScaleMode.FIXED.top(0.2, 0.7)).isEqualTo(1);
  }

  @Test
  void isLight_tellsWhichLettersCanBeRead() {
    assertThat(ColourMap.isLight(0xFFFFFFFF)).isTrue();
    assertThat(ColourMap.isLight(ColourMap.VIRIDIS.argb(1))).isTrue();
    assertThat(ColourMap.isLight(ColourMap.VIRIDIS.argb(0))).isFalse();
  }
}
