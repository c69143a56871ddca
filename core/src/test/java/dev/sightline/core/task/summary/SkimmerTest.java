package dev.sightline.core.task.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SkimmerTest {
  /** Clips of three seconds; A takes four of seven, B two, C one. */
  private static Pieces pieces() {
    List<Clip> clips = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    String looks = "AAAABBC";
    for (int i = 0; i < looks.length(); i++) {
      clips.add(
          new Clip(i, Fraction.of(3 * i), Fraction.of(3 * i + 3), List.of(Fraction.of(3 * i))));
      float[] vector = new float[3];
      vector[looks.charAt(i) - 'A'] = 1;
      vectors.add(vector);
    }
    return Pieces.of(clips, vectors, List.of(Fraction.of(12), Fraction.of(18)));
  }

  @Test
  void eachLookIsChosenOnceWhereEvenlySpacedPiecesMissOne() throws Exception {
    Pieces pieces = pieces();
    assertThat(pieces.shots()).hasSize(7);
    Skim skim = Skimmer.choose(pieces, 9, pieces.seconds());
    assertThat(skim.coverage()).isCloseTo(1, within(1e-9));
    assertThat(skim.uniform()).isCloseTo(6.0 / 7, within(1e-9));
    assertThat(skim.seconds()).isCloseTo(9, within(1e-9));
    assertThat(skim.keyMoments()).hasSize(3);
    assertThat(skim.stretches().getLast()).isEqualTo(new Stretch(Fraction.of(18), Fraction.of(21)));
  }

  @Test
  void aQueryChoosesWhatItIsAboutAndNothingElse() throws Exception {
    Pieces pieces = pieces();
    Skim skim = Skimmer.choose(pieces, 30, Skimmer.weights(pieces, new float[] {0, 1, 0}));
    // one piece of B stands for both, so a longer skim adds nothing
    assertThat(skim.stretches()).containsExactly(new Stretch(Fraction.of(12), Fraction.of(15)));
    assertThat(skim.coverage()).isCloseTo(1, within(1e-9));
  }

  @Test
  void neighboursAreJoined() throws Exception {
    Pieces pieces = pieces();
    Skim skim = Skimmer.choose(pieces, 6, new double[] {0, 0, 0, 0, 0, 1, 1});
    assertThat(skim.stretches()).containsExactly(new Stretch(Fraction.of(15), Fraction.of(21)));
    assertThat(skim.keyMoments()).hasSize(2);
  }

  @Test
  void aSkimTooShortForAnyPieceSaysHowLongItMustBe() {
    Pieces pieces = pieces();
    assertThatThrownBy(() -> Skimmer.choose(pieces, 1, pieces.seconds()))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("3 s or more");
  }

  /** Against all choices: the guarantee for equal costs is 1 − 1/e. */
  @Test
  void greedyIsNeverMuchWorseThanTheBestChoice() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 50; round++) {
      List<float[]> vectors = new ArrayList<>();
      double[] weights = new double[7];
      double[] costs = new double[7];
      for (int i = 0; i < weights.length; i++) {
        double angle = random.nextDouble() * Math.PI;
        vectors.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
        weights[i] = random.nextDouble();
        costs[i] = 1;
      }
      double best = 0;
      for (int a = 0; a < 7; a++) {
        for (int b = a + 1; b < 7; b++) {
          best = Math.max(best, Coverage.share(vectors, weights, List.of(a, b)));
        }
      }
      List<Integer> chosen = Coverage.greedy(vectors, weights, costs, 2);
      assertThat(chosen).hasSizeBetween(1, 2).doesNotHaveDuplicates();
      assertThat(Coverage.share(vectors, weights, chosen))
          .isGreaterThanOrEqualTo((1 - 1 / Math.E) * best)
          .isLessThanOrEqualTo(best + 1e-9);
    }
  }

  @Test
  void moreIsNeverWorseAndAddsLessAndLess() {
    List<float[]> vectors = pieces().vectors();
    double[] weights = pieces().seconds();
    double none = Coverage.share(vectors, weights, List.of());
    double one = Coverage.share(vectors, weights, List.of(0));
    double two = Coverage.share(vectors, weights, List.of(0, 4));
    assertThat(none).isZero();
    assertThat(two - one).isBetween(0.0, one);
    // what 4 adds shrinks when 5, which looks the same, is there
    assertThat(Coverage.share(vectors, weights, List.of(0, 5, 4))).isEqualTo(two);
  }
}
