package dev.sightline.core.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.model.bundle.ReliabilityBin;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  @Test
  void macroF1ByHand() {
    // class 0: precision 1/2, recall 1, F1 2/3; class 1: precision 1, recall 1/2, F1 2/3
    int[] predicted = {0, 0, 1};
    assertThat(Classification.macroF1(predicted, List.of(0, 1, 1), 3, new int[] {0, 1, 2}))
        .isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void weightedF1ByHand() {
    // class 0, true once: 1/2 and 1, F1 2/3; class 1, true three times: 1 and 2/3, F1 4/5
    int[] predicted = {0, 0, 1, 1};
    List<Integer> truth = List.of(0, 1, 1, 1);
    assertThat(Classification.weightedF1(predicted, truth, 3, new int[] {0, 1, 2, 3}))
        .isCloseTo((2.0 / 3 + 3 * 0.8) / 4, within(1e-12));
    assertThat(Classification.weightedF1(predicted, truth, 3, new int[0])).isZero();
  }

  @Test
  void bootstrapIntervalIsAboutTheNormalOne() {
    double[] half = new double[400];
    Arrays.fill(half, 0, 200, 1);
    Interval i = new Bootstrap(2000, 1).mean(half);
    assertThat(i.value()).isEqualTo(0.5);
    // 1.96·√(0.25/400) = 0.049
    assertThat(i.low()).isCloseTo(0.451, within(0.006));
    assertThat(i.high()).isCloseTo(0.549, within(0.006));
    assertThat(new Bootstrap(2000, 1).mean(half)).isEqualTo(i);
  }

  @Test
  void aCellOnTheBorderCountsForBothSides() {
    float[] middle = new float[9];
    middle[4] = 1;
    assertThat(Quarters.of(middle, 3, 3)).containsExactly(.25, .25, .25, .25);
    float[] corner = new float[9];
    corner[2] = 2;
    assertThat(Quarters.of(corner, 3, 3)).containsExactly(0, 2, 0, 0);
    float[] even = new float[49];
    Arrays.fill(even, 1f / 49);
    for (double q : Quarters.of(even, 7, 7)) {
      assertThat(q).isCloseTo(.25, within(1e-6));
    }
  }

  @Test
  void aProbabilityOnTheEdgeOfABinCountsBelowIt() {
    float[][] p = {{0.5f, 0.5f}, {0.25f, 0.75f}, {1, 0}, {0.9f, 0.1f}};
    List<ReliabilityBin> bins = Calibration.bins(p, List.of(0, 1, 1, 0), 4);
    assertThat(bins)
        .containsExactly(
            new ReliabilityBin(0, 0, 0),
            new ReliabilityBin(1, 0.5, 1),
            new ReliabilityBin(1, 0.75, 1),
            new ReliabilityBin(2, 0.95, 0.5));
  }
}
