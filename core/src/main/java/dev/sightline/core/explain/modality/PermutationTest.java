package dev.sightline.core.explain.modality;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Does the accuracy hang on which text, or which video, an item has? The texts are permuted among
 * the items and the accuracy is computed again (Gat et al., 2021, "perceptual score"). A model that
 * ignores the side does not notice.
 *
 * @param observed accuracy with the right pairs, 0..1
 * @param permuted mean accuracy over the permutations, 0..1
 * @param p probability that a permutation is as good as the right pairs, these counted among them
 *     (Phipson & Smyth, 2010)
 * @param permutations how many
 */
public record PermutationTest(double observed, double permuted, double p, int permutations) {
  /** Accuracy that is lost, as a share of the observed one; at most 1. */
  public double perceptualScore() {
    return observed == 0 ? 0 : (observed - permuted) / observed;
  }

  /** Permutes the texts among the videos. */
  public static PermutationTest ofTexts(PairedAnswers answers, int permutations, long seed) {
    return of(answers, answers::accuracyWithTexts, permutations, seed);
  }

  /** Permutes the videos among the texts, which keep their labels. */
  public static PermutationTest ofVideos(PairedAnswers answers, int permutations, long seed) {
    return of(answers, answers::accuracyWithVideos, permutations, seed);
  }

  private static PermutationTest of(
      PairedAnswers answers, ToDoubleFunction<int[]> accuracy, int permutations, long seed) {
    if (permutations < 1) {
      throw new IllegalArgumentException(permutations + " permutations");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double observed = answers.accuracy();
    double[] drawn = new double[permutations];
    int[] order = IntStream.range(0, answers.size()).toArray();
    for (int p = 0; p < permutations; p++) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      drawn[p] = accuracy.applyAsDouble(order);
    }
    long asGood = Arrays.stream(drawn).filter(d -> d >= observed).count();
    return new PermutationTest(
        observed,
        Arrays.stream(drawn).average().orElseThrow(),
        (1.0 + asGood) / (1 + permutations),
        permutations);
  }
}
