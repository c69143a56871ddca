package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.PermutationSampling;
import dev.sightline.core.job.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapleySamplingTest {
  private static final int PLAYERS = 6;

  /** A game in which three only count together, two are as good as one, and two are in the way. */
  private static double worth(boolean[] in) {
    double v = in[0] ? 1 : 0;
    v += in[1] && in[2] && in[4] ? 3 : 0;
    v += in[3] || in[4] || in[5] ? 2 : 0;
    v -= in[0] && in[5] ? 0.5 : 0;
    return v;
  }

  /** By enumeration (Shapley, 1953). */
  private static double[] exact() {
    double[] values = new double[PLAYERS];
    for (int set = 0; set < 1 << PLAYERS; set++) {
      int size = Integer.bitCount(set);
      for (int i = 0; i < PLAYERS; i++) {
        if ((set >> i & 1) == 0) {
          double weight = factorial(size) * factorial(PLAYERS - size - 1) / factorial(PLAYERS);
          values[i] += weight * (worth(members(set | 1 << i)) - worth(members(set)));
        }
      }
    }
    return values;
  }

  private static boolean[] members(int set) {
    boolean[] in = new boolean[PLAYERS];
    for (int i = 0; i < PLAYERS; i++) {
      in[i] = (set >> i & 1) == 1;
    }
    return in;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  private static PermutationSampling.Estimate run(int orders) throws Exception {
    return new PermutationSampling(PLAYERS, orders, 3)
        .run(
            (List<boolean[]> coalitions, double from, double to) ->
                coalitions.stream().mapToDouble(ShapleySamplingTest::worth).toArray());
  }

  @Test
  void theEstimateLiesWithinItsErrorOfTheTruth() throws Exception {
    double[] truth = exact();
    PermutationSampling.Estimate found = run(4000);
    for (int i = 0; i < PLAYERS; i++) {
      assertThat(found.values()[i]).isCloseTo(truth[i], within(4 * found.errors()[i] + 1e-12));
      assertThat(found.errors()[i]).isLessThan(0.05);
    }
  }

  /** Four times as many orders, half the error. */
  @Test
  void theErrorFallsWithTheSquareRoot() throws Exception {
    double few = Arrays.stream(run(400).errors()).sum();
    double many = Arrays.stream(run(1600).errors()).sum();
    assertThat(many / few).isBetween(0.35, 0.65);
  }

  @Test
  void valuesAddUpExactlyAndRepeat() throws Exception {
    PermutationSampling.Estimate found = run(8);
    assertThat(Arrays.stream(found.values()).sum())
        .isCloseTo(found.everything() - found.nothing(), within(1e-12));
    assertThat(run(8).values()).isEqualTo(found.values());
  }

  /** Where everything adds up, one order tells all, and there is no error. */
  @Test
  void ofALinearModelItIsExact() throws Exception {
    LinearModel model = new LinearModel("a b");
    Explanation x = new ShapleySampling().explain(model.request(), Progress.NONE);
    assertThat(x.tokenScores()[1])
        .isCloseTo((float) LinearModel.part(1, LinearModel.DIM, 0), within(1e-4f));
    double clip = 0;
    for (int i = 4 * 5; i < 4 * 6; i++) {
      clip += LinearModel.part(i, LinearModel.CHANNELS, LinearModel.CELL_SHIFT);
    }
    assertThat(x.clipScores()[5]).isCloseTo((float) clip, within(1e-4f));
    for (float error : x.clipErrors()) {
      assertThat(error).isLessThan(1e-4f);
    }
    assertThat(x.forwardPasses()).isEqualTo(model.passes());
  }
}
