package dev.sightline.core.explain.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTesterTest {
  private static final CurvePlan PLAN = new CurvePlan(16, 400, 7);

  /** A model that adds up what is left: its curves can be worked out by hand. */
  private static MaskedValues adding(double... weights) {
    return (removed, progress) ->
        removed.stream()
            .mapToDouble(
                r -> Arrays.stream(weights).sum() - r.stream().mapToDouble(i -> weights[i]).sum())
            .toArray();
  }

  @Test
  void ofAModelThatAddsUp() throws Exception {
    double[] weights = {0.2, 0.5, 0.3};
    CurveTest test = new CurveTester(PLAN).test(weights, adding(weights), Progress.NONE);
    close(test.deletion().values(), 1, 0.5, 0.2, 0);
    close(test.insertion().values(), 0, 0.5, 0.8, 1);
    close(test.deletion().shares(), 0, 1 / 3.0, 2 / 3.0, 1);
    close(test.insertion().shares(), 0, 1 / 3.0, 2 / 3.0, 1);
    // (0.75 + 0.35 + 0.1) / 3 and (0.25 + 0.65 + 0.9) / 3
    assertThat(test.deletion().area()).isCloseTo(0.4, within(1e-12));
    assertThat(test.insertion().area()).isCloseTo(0.6, within(1e-12));
    // each item is as likely gone as not: the mean over all orders is a straight line
    assertThat(test.random().meanArea()).isCloseTo(0.5, within(0.01));
    near(test.random().mean(), 0.04, 1, 2 / 3.0, 1 / 3.0, 0);
    assertThat(test.deletionGain()).isCloseTo(0.1, within(0.01));
    assertThat(test.insertionGain()).isCloseTo(0.1, within(0.01));
    // the best of six orders comes up in a sixth of all draws
    assertThat(test.deletionP()).isCloseTo(1 / 6.0, within(0.05));
    assertThat(test.insertionP()).isCloseTo(1 / 6.0, within(0.05));
  }

  @Test
  void ofAMapThatPointsTheWrongWay() throws Exception {
    double[] weights = {0.2, 0.5, 0.3};
    CurveTest test =
        new CurveTester(PLAN).test(new double[] {3, 1, 2}, adding(weights), Progress.NONE);
    assertThat(test.deletion().area()).isCloseTo(0.6, within(1e-12));
    assertThat(test.insertion().area()).isCloseTo(0.4, within(1e-12));
    assertThat(test.deletionP()).isEqualTo(1);
    assertThat(test.insertionP()).isEqualTo(1);
  }

  @Test
  void ofAModelToWhichAllItemsAreEqual() throws Exception {
    CurveTest test =
        new CurveTester(PLAN)
            .test(new double[] {4, 3, 2, 1}, adding(0.25, 0.25, 0.25, 0.25), Progress.NONE);
    assertThat(test.deletionGain()).isCloseTo(0, within(1e-9));
    assertThat(test.deletionP()).isEqualTo(1);
    close(test.random().low(), test.random().high());
  }

  @Test
  void ofOneItem() throws Exception {
    CurveTest test = new CurveTester(PLAN).test(new double[] {0.3}, adding(0.7), Progress.NONE);
    close(test.deletion().values(), 0.7, 0);
    close(test.insertion().values(), 0, 0.7);
    assertThat(test.items()).isEqualTo(1);
  }

  @Test
  void shufflingTheItemsChangesNoCurve() throws Exception {
    double[] weights = {0.1, 0.4, 0.2, 0.3};
    double[] shuffled = {0.3, 0.1, 0.4, 0.2};
    MaskedValues squared = squared(weights);
    CurveTest a = new CurveTester(PLAN).test(weights, squared, Progress.NONE);
    CurveTest b = new CurveTester(PLAN).test(shuffled, squared(shuffled), Progress.NONE);
    close(a.deletion().values(), b.deletion().values());
    close(a.insertion().values(), b.insertion().values());
  }

  /** Insertion is not deletion read backwards where items work together. */
  private static MaskedValues squared(double... weights) {
    return (removed, progress) ->
        Arrays.stream(adding(weights).of(removed, progress)).map(v -> v * v).toArray();
  }

  @Test
  void insertionPutsTheHighestBackFirst() throws Exception {
    double[] weights = {0.6, 0.4};
    CurveTest test = new CurveTester(PLAN).test(weights, squared(weights), Progress.NONE);
    close(test.deletion().values(), 1, 0.16, 0);
    close(test.insertion().values(), 0, 0.36, 1);
    close(test.randomInsertion().shares(), 0, 0.5, 1);
    assertThat(test.randomInsertion().meanArea()).isEqualTo(test.random().meanArea());
  }

  @Test
  void asksForEachSetOnceAndInOneGo() throws Exception {
    List<BitSet> asked = new ArrayList<>();
    List<Integer> calls = new ArrayList<>();
    new CurveTester(PLAN)
        .test(
            new double[] {1, 2, 3, 4},
            (removed, progress) -> {
              asked.addAll(removed);
              calls.add(removed.size());
              return new double[removed.size()];
            },
            Progress.NONE);
    assertThat(calls).hasSize(1);
    assertThat(new HashSet<>(asked)).hasSameSizeAs(asked);
    assertThat(asked).hasSize(16).contains(new BitSet());
  }

  @Test
  void manyItemsAreTakenInSteps() throws Exception {
    assertThat(new CurvePlan(4, 1, 0).counts(10)).containsExactly(0, 3, 5, 8, 10);
    assertThat(new CurvePlan(4, 1, 0).counts(2)).containsExactly(0, 1, 2);
    double[] weights = new double[100];
    Arrays.fill(weights, 0.01);
    CurveTest test =
        new CurveTester(new CurvePlan(4, 3, 0)).test(weights, adding(weights), Progress.NONE);
    close(test.deletion().shares(), 0, 0.25, 0.5, 0.75, 1);
  }

  @Test
  void equalScoresAreNoOrderFromLeftToRight() {
    double[] equal = new double[20];
    int[] order = RemovalOrder.descending(equal, 1);
    assertThat(order).isNotEqualTo(java.util.stream.IntStream.range(0, 20).toArray());
    assertThat(order).containsExactlyInAnyOrder(java.util.stream.IntStream.range(0, 20).toArray());
    assertThat(RemovalOrder.descending(equal, 1)).isEqualTo(order);
    assertThat(RemovalOrder.descending(new double[] {0.1, -3, 7}, 5)).containsExactly(2, 0, 1);
  }

  @Test
  void theSameSeedGivesTheSameBand() throws Exception {
    double[] weights = {0.1, 0.4, 0.2, 0.3, 0.9};
    RandomBand a = new CurveTester(PLAN).test(weights, squared(weights), Progress.NONE).random();
    RandomBand b = new CurveTester(PLAN).test(weights, squared(weights), Progress.NONE).random();
    assertThat(a.areas()).isEqualTo(b.areas());
  }

  @Test
  void theBandHoldsTheMiddle() {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      curves.add(new Curve(new double[] {0, 1}, new double[] {i, 0}));
    }
    RandomBand band = RandomBand.of(curves);
    close(band.mean(), 20, 0);
    close(band.low(), 1, 0);
    close(band.high(), 39, 0);
    assertThat(band.meanArea()).isEqualTo(10);
    assertThat(band.lowArea()).isCloseTo(0.5, within(1e-12));
    assertThat(band.highArea()).isCloseTo(19.5, within(1e-12));
  }

  @Test
  void refusesNoItemAndWhatIsNoNumber() {
    CurveTester tester = new CurveTester(PLAN);
    assertThatThrownBy(() -> tester.test(new double[0], adding(), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tester.test(new double[] {1, Double.NaN}, adding(1, 1), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tester.test(new double[] {1}, adding(Double.NaN), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stopsWhenTheModelIsStopped() {
    MaskedValues stopped =
        (removed, progress) -> {
          throw new CancelledException();
        };
    assertThatThrownBy(
            () -> new CurveTester(PLAN).test(new double[] {1, 2}, stopped, Progress.NONE))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void curvesRunFromNothingToAll() {
    assertThatThrownBy(() -> new Curve(new double[] {0, 0.5}, new double[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Curve(new double[] {0, 0, 1}, new double[] {1, 1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Curve(new double[] {0, 0.25, 1}, new double[] {1, 0.5, 0}).area())
        .isCloseTo(0.25 * 0.75 + 0.75 * 0.25, within(1e-12));
  }

  private static void close(double[] actual, double... expected) {
    near(actual, 1e-12, expected);
  }

  private static void near(double[] actual, double tolerance, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
