package dev.sightline.core.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ColorScalePropertyTest {
  @Property
  void oppositeScoresLieOppositeAndEquallyFar(
      @ForAll @DoubleRange(min = 0.01, max = 1000) double max,
      @ForAll @DoubleRange(min = -2000, max = 2000) double v) {
    ColorScale scale = ColorScale.signed(max);
    assertThat(scale.fraction(v) + scale.fraction(-v)).isCloseTo(1, within(1e-12));
    assertThat(scale.strength(v)).isEqualTo(scale.strength(-v)).isBetween(0.0, 1.0);
    assertThat(Math.signum(scale.fraction(v) - 0.5)).isEqualTo(Math.signum(v));
    assertThat(scale.overlayArgb(v, 0.6) >>> 24).isEqualTo(scale.overlayArgb(-v, 0.6) >>> 24);
  }

  @Property
  void weightsGrowFromTheBottom(
      @ForAll @DoubleRange(min = 0.01, max = 1000) double max,
      @ForAll @DoubleRange(min = 0, max = 2000) double v) {
    ColorScale scale = ColorScale.unsigned(ColorMap.MAGMA, max);
    assertThat(scale.fraction(v)).isCloseTo(Math.min(1, v / max), within(1e-12));
    assertThat(scale.rgb(v)).isEqualTo(ColorMap.MAGMA.rgb(v / max));
  }

  @Example
  void nothingAndNonsenseHaveTheColourOfZero() {
    ColorScale weights = ColorScale.unsigned(ColorMap.CIVIDIS, 0.5);
    ColorScale scores = ColorScale.signed(0.5);
    for (double v : new double[] {0, Double.NaN}) {
      assertThat(weights.rgb(v)).isEqualTo(ColorMap.CIVIDIS.rgb(0));
      assertThat(scores.rgb(v)).isEqualTo(ColorMap.COOLWARM.rgb(0.5));
      assertThat(scores.overlayArgb(v, 1) >>> 24).isZero();
    }
    assertThat(ColorScale.signed(0).rgb(-3)).isEqualTo(ColorMap.COOLWARM.rgb(0.5));
    assertThat(weights.rgb(-1)).isEqualTo(ColorMap.CIVIDIS.rgb(0));
    assertThat(scores.min()).isEqualTo(-0.5);
  }
}
