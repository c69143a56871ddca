package dev.sightline.app.colour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of the published tables, and what must hold for any map of signed scores. */
class SignedScaleTest {
  @ParameterizedTest
  @CsvSource({
    "COOLWARM, -1, ff3b4cc0",
    "COOLWARM, 0, ffdddcdc",
    "COOLWARM, 1, ffb40426",
    "BERLIN, -1, ff9eb0ff",
    "BERLIN, 1, ffffadad"
  })
  void map_hasThePublishedColours(DivergingMap map, double at, String argb) {
    assertThat(Integer.toHexString(map.argb(at))).isEqualTo(argb);
  }

  @ParameterizedTest
  @EnumSource(DivergingMap.class)
  void middle_isNeutral_andTheEndsAreBlueAndRed(DivergingMap map) {
    assertThat(saturation(map.argb(0))).as("middle").isLessThan(20);
    assertThat(blue(map.argb(-1)) - red(map.argb(-1))).as("negative").isGreaterThan(60);
    assertThat(red(map.argb(1)) - blue(map.argb(1))).as("positive").isGreaterThan(60);
    assertThat(map.argb(Double.NaN)).isEqualTo(map.argb(0));
    assertThat(map.argb(-7)).isEqualTo(map.argb(-1));
  }

  /** Strength is seen on both sides: lightness runs from the middle to either end, equally far. */
  @ParameterizedTest
  @EnumSource(DivergingMap.class)
  void bothSides_moveAwayFromTheMiddleAlike(DivergingMap map) {
    double middle = ColourMap.luminance(map.argb(0));
    for (int side : new int[] {-1, 1}) {
      double before = 0;
      for (int i = 1; i <= 16; i++) {
        double away = Math.abs(ColourMap.luminance(map.argb(side * i / 16.0)) - middle);
        assertThat(away).as("%s at %d/16", map, side * i).isGreaterThan(before);
        before = away;
      }
      assertThat(before).as("contrast of the end").isGreaterThan(0.3);
    }
  }

  @Test
  void scale_isSymmetricAroundZero() {
    SignedScale scale = new SignedScale(DivergingMap.BERLIN, 0.5);
    assertThat(scale.fraction(0.25)).isEqualTo(0.5);
    assertThat(scale.fraction(-0.25)).isEqualTo(-0.5);
    assertThat(scale.fraction(-9)).isEqualTo(-1);
    assertThat(scale.fraction(Double.NaN)).isZero();
    assertThat(new SignedScale(DivergingMap.BERLIN, 0).fraction(3)).isZero();
    assertThat(scale.argb(0)).isEqualTo(DivergingMap.BERLIN.argb(0));
  }

  @Test
  void overlay_isClearAtZero_andAsOpaqueOnBothSides() {
    SignedScale scale = new SignedScale(DivergingMap.COOLWARM, 2);
    assertThat(scale.overlayArgb(0, 1) >>> 24).isZero();
    assertThat(scale.overlayArgb(-2, 0.6) >>> 24).isEqualTo(153);
    assertThat(scale.overlayArgb(2, 0.6) >>> 24).isEqualTo(153);
    assertThat(scale.overlayArgb(-2, 1) & 0xFFFFFF).isEqualTo(0x3b4cc0);
  }

  @Test
  void settings_neverGiveSignedScoresASequentialMap() {
    ColourSettings colours = new ColourSettings();
    for (ScaleMode mode : ScaleMode.values()) {
      colours.scaleProperty().set(mode);
      assertThat(colours.scale(true, 0.2, 0.4)).isInstanceOf(SignedScale.class);
      assertThat(colours.scale(false, 0.2, 0.4)).isInstanceOf(ColourScale.class);
    }
    colours.scaleProperty().set(ScaleMode.PER_ROW);
    assertThat(colours.scale(true, 0.2, 0.4).max()).isEqualTo(0.2);
  }

  @Test
  void theme_choosesTheMapWithAQuietMiddle() {
    ColourSettings colours = new ColourSettings();
    colours.themeIs(false);
    assertThat(ColourMap.luminance(colours.divergingProperty().get().argb(0))).isGreaterThan(0.5);
    colours.themeIs(true);
    assertThat(ColourMap.luminance(colours.divergingProperty().get().argb(0))).isLessThan(0.02);
  }

  private static int red(int argb) {
    return argb >> 16 & 0xFF;
  }

  private static int blue(int argb) {
    return argb & 0xFF;
  }

  private static int saturation(int argb) {
    int green = argb >> 8 & 0xFF;
    int max = Math.max(red(argb), Math.max(green, blue(argb)));
    int min = Math.min(red(argb), Math.min(green, blue(argb)));
    return max - min;
  }
}
