package dev.sightline.core.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final double[] HUNDRED =
      IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

  @Test
  void percentilesAreByNearestRank() {
    assertThat(Measure.percentile(HUNDRED, 50)).isEqualTo(50);
    assertThat(Measure.percentile(HUNDRED, 95)).isEqualTo(95);
    assertThat(Measure.percentile(HUNDRED, 0)).isEqualTo(1);
    assertThat(Measure.percentile(new double[] {3, 1, 2}, 95)).isEqualTo(3);
    assertThatThrownBy(() -> Measure.percentile(new double[0], 50))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBadEndOfARateIsItsLowEnd() {
    assertThat(Measure.ofRates("r", "1/s", HUNDRED).p95()).isEqualTo(5);
    assertThat(Measure.ofCosts("c", "ms", HUNDRED, "").p95()).isEqualTo(95);
  }
}
