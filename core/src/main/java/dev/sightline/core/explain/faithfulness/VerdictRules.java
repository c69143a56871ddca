package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Reason;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where lines are drawn between passed, doubtful and failed; reasons in decision 0090. */
public final class VerdictRules {
  /** Greatest probability of chance at which a curve passes. */
  public static final double CURVE_P = 0.05;

  /** With four items, one order in 24 is the best by luck: that cannot reach {@link #CURVE_P}. */
  public static final int FEWEST_ITEMS = 5;

  /** Least distance of the highest from the lowest answer on any curve; below, nothing matters. */
  public static final double LEAST_EFFECT = 0.01;

  /** Rank correlation with the first map up to which a map under random weights has changed. */
  public static final double CHANGED = 0.5;

  /** Rank correlation above which it has not. */
  public static final double UNCHANGED = 0.8;

  /** Rank correlation under noise from which a map is stable. */
  public static final double STABLE = 0.9;

  /** Rank correlation under noise below which it is not. */
  public static final double UNSTABLE = 0.7;

  /** Mean rank correlation with other methods from which they agree. */
  public static final double AGREES = 0.5;

  private VerdictRules() {}

  /**
   * Why curves over these scores would tell nothing; empty if they would tell something.
   *
   * @param scores one per item
   */
  public static Optional<Reason> obstacle(double[] scores) {
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      return Optional.of(Reason.NOT_A_NUMBER);
    }
    if (scores.length < FEWEST_ITEMS) {
      return Optional.of(Reason.TOO_FEW);
    }
    return Arrays.stream(scores).allMatch(s -> s == scores[0])
        ? Optional.of(Reason.CONSTANT)
        : Optional.empty();
  }

  /** Both findings of one test of curves. */
  public static List<Finding> curves(Measure deletion, Measure insertion, CurveTest test) {
    if (effect(test) < LEAST_EFFECT) {
      return List.of(
          new NotTested(deletion, Reason.NO_EFFECT), new NotTested(insertion, Reason.NO_EFFECT));
    }
    return List.of(
        curve(
            deletion, test.deletion().area(), test.random(), test.deletionGain(), test.deletionP()),
        curve(
            insertion,
            test.insertion().area(),
            test.randomInsertion(),
            test.insertionGain(),
            test.insertionP()));
  }

  private static Finding curve(
      Measure measure, double area, RandomBand random, double gain, double p) {
    Grade grade = gain <= 0 ? Grade.FAILED : p <= CURVE_P ? Grade.PASSED : Grade.DOUBTFUL;
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("area", area);
    numbers.put("random", random.meanArea());
    numbers.put("low", random.lowArea());
    numbers.put("high", random.highArea());
    numbers.put("p", p);
    return new Tested(measure, grade, numbers);
  }

  private static double effect(CurveTest test) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] values :
        List.of(
            test.deletion().values(),
            test.insertion().values(),
            test.random().low(),
            test.random().high())) {
      low = Math.min(low, Arrays.stream(values).min().orElseThrow());
      high = Math.max(high, Arrays.stream(values).max().orElseThrow());
    }
    return high - low;
  }

  /** By the step in which all parts are random. */
  public static Finding randomisation(Randomisation test) {
    Optional<Similarity> whole = test.whole().flatMap(Randomisation.Step::similarity);
    if (whole.isEmpty()) {
      return new NotTested(Measure.RANDOMISATION, Reason.CONSTANT);
    }
    double r = whole.get().mean();
    // a map turned upside down hangs on the weights as much as one that is shuffled
    Grade grade = r <= CHANGED ? Grade.PASSED : r <= UNCHANGED ? Grade.DOUBTFUL : Grade.FAILED;
    return tested(Measure.RANDOMISATION, grade, whole.get());
  }

  /** By the mean over the noisy inputs. */
  public static Finding stability(Stability test) {
    if (test.similarity().isEmpty()) {
      return new NotTested(Measure.STABILITY, Reason.CONSTANT);
    }
    double r = test.similarity().get().mean();
    Grade grade = r >= STABLE ? Grade.PASSED : r >= UNSTABLE ? Grade.DOUBTFUL : Grade.FAILED;
    return tested(Measure.STABILITY, grade, test.similarity().get());
  }

  /** Disagreement is a doubt and never a failure: it does not say which method errs. */
  public static Finding agreement(Agreement test, String method) {
    OptionalDouble mean = test.meanOf(method);
    if (mean.isEmpty()) {
      return new NotTested(Measure.AGREEMENT, Reason.CONSTANT);
    }
    return new Tested(
        Measure.AGREEMENT,
        mean.getAsDouble() >= AGREES ? Grade.PASSED : Grade.DOUBTFUL,
        Map.of("mean", mean.getAsDouble(), "count", (double) (test.methods().size() - 1)));
  }

  private static Finding tested(Measure measure, Grade grade, Similarity similarity) {
    return new Tested(
        measure,
        grade,
        Map.of(
            "mean", similarity.mean(),
            "lowest", similarity.lowest(),
            "count", (double) similarity.maps()));
  }
}
