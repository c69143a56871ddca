package dev.sightline.core.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AurocTest {
  /** Pairs: 3 beats 1 and 2; 2 beats 1 and ties with 2: (2 + 1.5) / 4. */
  @Test
  void pairsAreCountedAndTiesAreHalves() {
    assertThat(Auroc.of(new double[] {3, 2}, new double[] {1, 2})).isEqualTo(0.875);
    assertThat(Auroc.of(new double[] {1}, new double[] {2})).isZero();
    assertThat(Auroc.of(new double[] {5, 5}, new double[] {5})).isEqualTo(0.5);
  }

  @Test
  void itIsWhatCountingEveryPairGives() {
    SplittableRandom random = new SplittableRandom(3);
    double[] known = random.ints(57, 0, 30).asDoubleStream().map(d -> d + 6).toArray();
    double[] foreign = random.ints(91, 0, 30).asDoubleStream().toArray();
    double wins = 0;
    for (double k : known) {
      for (double f : foreign) {
        wins += k > f ? 1 : k == f ? 0.5 : 0;
      }
    }
    assertThat(Auroc.of(known, foreign)).isCloseTo(wins / 57 / 91, within(1e-12));
    Interval i = Auroc.of(known, foreign, new Bootstrap(500, 1));
    assertThat(i.value()).isBetween(i.low(), i.high());
    assertThat(i.high() - i.low()).isBetween(0.05, 0.25);
  }

  @Test
  void aThresholdAcceptsAtLeastItsShare() {
    double[] scores = new double[40];
    java.util.Arrays.setAll(scores, i -> i);
    assertThat(Auroc.threshold(scores, 0.95)).isEqualTo(2);
    assertThat(Auroc.threshold(scores, 1)).isZero();
    assertThat(Auroc.threshold(new double[] {7}, 0.95)).isEqualTo(7);
  }
}
