package dev.sightline.core.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.model.Temperature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureScalingTest {
  private static final List<Integer> TRUTH = List.of(0, 0, 1, 2, 0);
  private static final float[][] SURE = {
    {0.99f, 0.005f, 0.005f},
    {0.9f, 0.05f, 0.05f},
    {0.97f, 0.02f, 0.01f},
    {0.05f, 0.05f, 0.9f},
    {0.6f, 0.3f, 0.1f}
  };

  /** Every temperature from 0.05 to 20 in steps of a thousandth, likelihood written out. */
  @Test
  void theFitIsTheBestOfABruteForceGrid() {
    double best = Double.MAX_VALUE;
    double at = 0;
    for (double t = 0.05; t < 20; t += 0.001) {
      double nll = 0;
      for (int i = 0; i < SURE.length; i++) {
        double sum = 0;
        for (float p : SURE[i]) {
          sum += Math.pow(p, 1 / t);
        }
        nll -= Math.log(Math.pow(SURE[i][TRUTH.get(i)], 1 / t) / sum);
      }
      if (nll < best) {
        best = nll;
        at = t;
      }
    }
    assertThat(at).isBetween(1.2, 10.0);
    assertThat(TemperatureScaling.fit(SURE, TRUTH).value()).isCloseTo(at, within(0.002));
  }

  /** The likelihood alone would run to its bound. */
  @Test
  void fewItemsThatAreAllRightAreNotSharpened() {
    float[][] unsure = {{0.6f, 0.2f, 0.2f}, {0.3f, 0.4f, 0.3f}, {0.1f, 0.2f, 0.7f}};
    List<Integer> truth = List.of(0, 1, 2);
    assertThat(TemperatureScaling.fit(unsure, truth).value()).isLessThan(0.06);
    assertThat(TemperatureScaling.fitFew(unsure, truth)).isEqualTo(Temperature.NONE);
    assertThat(TemperatureScaling.crossFittedFew(unsure, truth, 1)).isEqualTo(unsure);
  }

  /** Three items, all right with certainty: none is surer than Platt's 4/5 afterwards. */
  @Test
  void fewItemsThatAreSureAreFlattenedToTheSmoothedTarget() {
    float[][] sure = {{1 - 1e-6f, 1e-6f}, {1e-6f, 1 - 1e-6f}, {1 - 1e-6f, 1e-6f}};
    List<Integer> truth = List.of(0, 1, 0);
    Temperature t = TemperatureScaling.fitFew(sure, truth);
    assertThat(TemperatureScaling.apply(t, sure)[0][0]).isCloseTo(0.8f, within(1e-3f));
  }

  /** One item of two classes, right with 3/4: the fitted model says just that. */
  @Test
  void aModelThatIsTooSureIsMadeToSayTheShareThatIsRight() {
    float[][] p = {{0.98f, 0.02f}, {0.98f, 0.02f}, {0.98f, 0.02f}, {0.98f, 0.02f}};
    Temperature t = TemperatureScaling.fit(p, List.of(0, 0, 0, 1));
    // (49)^(1/T) = 3
    assertThat(t.value()).isCloseTo(Math.log(49) / Math.log(3), within(1e-3));
    assertThat(t.apply(p[0], 2)).containsExactly(new float[] {0.75f, 0.25f}, within(1e-4f));
  }

  @Test
  void scalingKeepsOrderAndSumAndRows() {
    float[] rows = {0.7f, 0.2f, 0.1f, 0, 0.5f, 0.5f};
    float[] soft = new Temperature(2).apply(rows, 3);
    assertThat(soft[0] + soft[1] + soft[2]).isCloseTo(1, within(1e-6f));
    assertThat(soft[0]).isBetween(soft[1], 0.7f);
    assertThat(soft[3]).isZero();
    assertThat(soft[4]).isCloseTo(0.5f, within(1e-6f));
    assertThat(Temperature.NONE.apply(rows, 3)).isSameAs(rows);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleTemperaturesAreRefused(double value) {
    assertThatThrownBy(() -> new Temperature(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void certaintyThatIsWrongAndNoItemsAtAllStillGiveANumber() {
    float[][] wrong = {{1, 0}, {1, 0}};
    assertThat(TemperatureScaling.fit(wrong, List.of(1, 1)).value()).isCloseTo(20, within(0.01));
    assertThat(TemperatureScaling.fit(new float[0][], List.of())).isEqualTo(Temperature.NONE);
  }

  /** No item may help to choose its own temperature: changing its class changes others only. */
  @Test
  void crossFittingMeasuresNoItemWithItsOwnTemperature() {
    SplittableRandom random = new SplittableRandom(5);
    float[][] p = new float[40][];
    List<Integer> truth = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      float sure = 0.5f + 0.5f * (float) random.nextDouble();
      p[i] = new float[] {sure, 1 - sure};
      truth.add(random.nextDouble() < 0.7 ? 0 : 1);
    }
    float[][] before = TemperatureScaling.crossFitted(p, truth, 1);
    List<Integer> other = new ArrayList<>(truth);
    other.set(7, 1 - truth.get(7));
    float[][] after = TemperatureScaling.crossFitted(p, other, 1);
    assertThat(after[7]).isEqualTo(before[7]);
    long changed =
        java.util.stream.IntStream.range(0, p.length)
            .filter(i -> !Arrays.equals(before[i], after[i]))
            .count();
    assertThat(changed).as("all but the tenth that it is in").isEqualTo(36);
  }

  @Test
  void theCalibrationErrorByHand() {
    float[][] p = {{0.5f, 0.5f}, {0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}};
    // bins of 1/15: 0.5 is alone and right, gap 0.5; the others are right twice: |2.7 - 2|
    double error = Calibration.error(p, List.of(0, 0, 0, 1), new int[] {0, 1, 2, 3});
    assertThat(error).isCloseTo((0.5 + 0.7) / 4, within(1e-6));
  }

  /** n items said with probability ½: the error is |heads / n - ½|, whose mean is √(1 / 2πn). */
  @Test
  void evenAPerfectModelShowsAnErrorOnFewItems() {
    float[][] coins = new float[100][];
    Arrays.fill(coins, new float[] {0.5f, 0.5f});
    Interval i = Calibration.ofPerfect(coins, 4000, 1);
    assertThat(i.value()).isCloseTo(Math.sqrt(1 / (2 * Math.PI * 100)), within(0.002));
    assertThat(i.low()).isLessThan(i.value());
    assertThat(i.high()).isCloseTo(1.96 * 0.05, within(0.015)); // it moves in steps of 0.01
  }

  @Test
  void aNormalIntervalHoldsItsFigure() {
    double[] half = new double[400];
    Arrays.fill(half, 0, 200, 1);
    Interval i =
        new Bootstrap(2000, 1)
            .normal(400, d -> Arrays.stream(d).mapToDouble(k -> half[k]).average().orElse(0));
    assertThat(i.value()).isEqualTo(0.5);
    assertThat(i.low()).isCloseTo(0.451, within(0.004));
    assertThat(i.high()).isCloseTo(0.549, within(0.004));
  }
}
