package dev.sightline.core.explain.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  @Test
  void ofTheSameAndTheReversedOrder() {
    double[] up = {1, 2, 3, 4};
    double[] down = {9, 7, 5, -5};
    assertThat(RankCorrelation.of(up, up).getAsDouble()).isEqualTo(1);
    assertThat(RankCorrelation.of(up, down).getAsDouble()).isEqualTo(-1);
  }

  @Test
  void byTheClassicalFormula() {
    // 1 − 6·Σd² / n(n²−1) with Σd² = 4, n = 5
    assertThat(
            RankCorrelation.of(new double[] {1, 2, 3, 4, 5}, new double[] {20, 10, 40, 30, 50})
                .getAsDouble())
        .isCloseTo(0.8, within(1e-12));
  }

  @Test
  void equalValuesShareTheMeanOfTheirRanks() {
    assertThat(RankCorrelation.ranks(new double[] {2, 1, 2, 3})).containsExactly(2.5, 1, 2.5, 4);
    // Pearson of (1, 2.5, 2.5, 4) and (1, 2, 3, 4): 4.5 / √(4.5·5)
    assertThat(
            RankCorrelation.of(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}).getAsDouble())
        .isCloseTo(0.948683298, within(1e-9));
  }

  @Test
  void theTwoZerosAreEqual() {
    assertThat(RankCorrelation.ranks(new double[] {0.0, -0.0, 1})).containsExactly(1.5, 1.5, 3);
  }

  @Test
  void whatOrdersNothingCannotBeCompared() {
    assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isEmpty();
    assertThat(RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
    assertThat(RankCorrelation.of(new double[0], new double[0])).isEmpty();
  }

  @Test
  void refusesWhatIsNoNumberAndWhatDoesNotFit() {
    assertThatThrownBy(
            () -> RankCorrelation.of(new double[] {1, Double.NaN, 2}, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankCorrelation.of(new double[] {1}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void doesNotSeeUnitsAndIsSymmetric(@ForAll @Size(8) int[] values, @ForAll @Size(8) int[] others) {
    double[] a = doubles(values);
    double[] b = doubles(others);
    assertThat(RankCorrelation.of(a, b)).isEqualTo(RankCorrelation.of(b, a));
    double[] scaled = DoubleStream.of(a).map(v -> 3 * v - 7).toArray();
    assertThat(RankCorrelation.of(scaled, b)).isEqualTo(RankCorrelation.of(a, b));
  }

  @Property(tries = 100)
  void shufflingBothAlikeChangesNothing(
      @ForAll @Size(6) int[] values, @ForAll @IntRange(max = 5) int turn) {
    double[] a = doubles(values);
    double[] b = {3, 1, 4, 1, 5, 9};
    var before = RankCorrelation.of(a, b);
    var after = RankCorrelation.of(turned(a, turn), turned(b, turn));
    assertThat(after.isPresent()).isEqualTo(before.isPresent());
    before.ifPresent(r -> assertThat(after.getAsDouble()).isCloseTo(r, within(1e-12)));
  }

  @Test
  void similarityIsOverWhatCanBeCompared() {
    double[] first = {1, 2, 3, 4, 5};
    double[] near = {2, 1, 4, 3, 5};
    double[] constant = {7, 7, 7, 7, 7};
    Similarity s = Similarity.of(first, java.util.List.of(first, near, constant)).orElseThrow();
    assertThat(s.mean()).isCloseTo(0.9, within(1e-12));
    assertThat(s.lowest()).isCloseTo(0.8, within(1e-12));
    assertThat(s.maps()).isEqualTo(2);
    assertThat(Similarity.of(first, java.util.List.of(constant))).isEqualTo(Optional.empty());
  }

  @Test
  void agreementLeavesOutTheMethodItself() {
    Map<String, double[]> scores = new java.util.LinkedHashMap<>();
    scores.put("a", new double[] {1, 2, 3, 4, 5});
    scores.put("b", new double[] {2, 1, 4, 3, 5});
    scores.put("c", new double[] {5, 4, 3, 2, 1});
    scores.put("flat", new double[] {1, 1, 1, 1, 1});
    Agreement agreement = Agreement.of(scores);
    assertThat(agreement.meanOf("a").getAsDouble()).isCloseTo((0.8 - 1) / 2, within(1e-12));
    assertThat(agreement.meanOf("flat")).isEmpty();
    assertThat(agreement.correlations()[0][3]).isNaN();
    assertThatThrownBy(() -> agreement.meanOf("d")).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] turned(double[] values, int by) {
    double[] out = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      out[(i + by) % values.length] = values[i];
    }
    return out;
  }

  private static double[] doubles(int[] values) {
    return java.util.Arrays.stream(values).asDoubleStream().toArray();
  }
}
