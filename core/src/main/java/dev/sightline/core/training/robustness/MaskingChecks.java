package dev.sightline.core.training.robustness;

import dev.sightline.core.robustness.Attack;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Looks for signs that a model only seems robust because its gradients lead nowhere (Athalye et
 * al., 2018, section 3.1).
 */
public final class MaskingChecks {
  /** No model answers rightly when nothing of its input is left. */
  private static final double NEARLY_NOTHING = 0.05;

  /** Against masked gradients more than this many times the steps are tried. */
  private static final int MORE_STEPS = 4;

  /** So many times the strength leaves nothing of the input. */
  private static final double LARGE = 64;

  private MaskingChecks() {}

  /**
   * What has to be tried to look for the signs.
   *
   * @param epsilon strength at which they are looked for
   * @param steps of the attack
   * @param pgd projected gradient descent of a strength and a number of steps
   * @param random the worst of random changes of a strength
   * @param transfer whether there is another model whose gradients are tried too
   */
  public static List<Trial> trials(
      double epsilon,
      int steps,
      BiFunction<Double, Integer, Attack> pgd,
      DoubleFunction<Attack> random,
      boolean transfer) {
    List<Trial> trials = new ArrayList<>();
    for (int n : new int[] {1, steps, MORE_STEPS * steps}) {
      trials.add(new Trial(Trial.STEPS, n, pgd.apply(epsilon, n), false));
    }
    trials.add(new Trial(Trial.RANDOM, epsilon, random.apply(epsilon), false));
    if (transfer) {
      trials.add(new Trial(Trial.TRANSFER, epsilon, pgd.apply(epsilon, steps), true));
    }
    double large = LARGE * epsilon;
    trials.add(new Trial(Trial.LARGE, large, pgd.apply(large, steps), false));
    return trials;
  }

  static List<RobustReport.Check> of(List<RobustReport.Point> points) {
    List<RobustReport.Check> checks = new ArrayList<>();
    List<RobustReport.Point> steps = of(points, Trial.STEPS);
    if (steps.isEmpty()) {
      return checks;
    }
    RobustReport.Point most = steps.getLast();
    double best = steps.stream().mapToDouble(p -> p.accuracy().value()).min().orElseThrow();
    checks.add(
        new RobustReport.Check(
            "steps",
            most.accuracy().value() <= best + RobustReport.SLACK,
            Phrase.of(
                "More steps do not help the model: accuracy {0} % after {1} steps.",
                list(steps, p -> percent(p.accuracy().value())),
                list(steps, p -> String.format(Locale.ROOT, "%.0f", p.trial().strength())))));
    for (RobustReport.Point p : of(points, Trial.RANDOM)) {
      checks.add(
          new RobustReport.Check(
              "random",
              p.accuracy().value() >= most.accuracy().value() - RobustReport.SLACK,
              Phrase.of(
                  "Gradients find more than chance: accuracy {0} % under gradients, {1} % under the"
                      + " worst of random changes of the same size.",
                  percent(most.accuracy().value()), percent(p.accuracy().value()))));
    }
    for (RobustReport.Point p : of(points, Trial.TRANSFER)) {
      checks.add(
          new RobustReport.Check(
              "transfer",
              p.accuracy().value() >= most.accuracy().value() - RobustReport.SLACK,
              Phrase.of(
                  "The model's own gradients hurt more than another model's: accuracy {0} % and"
                      + " {1} % (black-box transfer).",
                  percent(most.accuracy().value()), percent(p.accuracy().value()))));
    }
    for (RobustReport.Point p : of(points, Trial.LARGE)) {
      checks.add(
          new RobustReport.Check(
              "large",
              p.accuracy().value() <= NEARLY_NOTHING,
              Phrase.of(
                  "A change without limits takes all: accuracy {0} % at ε = {1}.",
                  percent(p.accuracy().value()),
                  String.format(Locale.ROOT, "%.3g", p.trial().strength()))));
    }
    return checks;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static List<RobustReport.Point> of(List<RobustReport.Point> points, String group) {
    return points.stream()
        .filter(p -> p.trial().group().equals(group))
        .sorted(Comparator.comparingDouble(p -> p.trial().strength()))
        .toList();
  }

  private static String list(
      List<RobustReport.Point> points, Function<RobustReport.Point, String> each) {
    return String.join(", ", points.stream().map(each).toList());
  }
}
