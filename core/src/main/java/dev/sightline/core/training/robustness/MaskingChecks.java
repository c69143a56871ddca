package dev.sightline.core.training.robustness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Looks for signs that a model only seems robust because its gradients lead nowhere (Athalye et
 * al., 2018, section 3.1).
 */
final class MaskingChecks {
  /** No model answers rightly when nothing of its input is left. */
  private static final double NEARLY_NOTHING = 0.05;

  private MaskingChecks() {}

  static List<RobustReport.Check> of(List<RobustReport.Point> points) {
    List<RobustReport.Check> checks = new ArrayList<>();
    List<RobustReport.Point> steps = of(points, Trial.STEPS);
    if (steps.isEmpty()) {
      return checks;
    }
    RobustReport.Point most = steps.getLast();
    double best = steps.stream().mapToDouble(p -> p.accuracy().value()).min().orElseThrow();
    checks.add(
        check(
            "steps",
            most.accuracy().value() <= best + RobustReport.SLACK,
            "More steps do not help the model: accuracy %s.",
            list(steps, "%.0f steps %.1f %%")));
    for (RobustReport.Point p : of(points, Trial.RANDOM)) {
      checks.add(
          check(
              "random",
              p.accuracy().value() >= most.accuracy().value() - RobustReport.SLACK,
              "Gradients find more than chance: accuracy %.1f %% under gradients, %.1f %% under the"
                  + " worst of random changes of the same size.",
              100 * most.accuracy().value(),
              100 * p.accuracy().value()));
    }
    for (RobustReport.Point p : of(points, Trial.TRANSFER)) {
      checks.add(
          check(
              "transfer",
              p.accuracy().value() >= most.accuracy().value() - RobustReport.SLACK,
              "The model's own gradients hurt more than another model's: accuracy %.1f %% and"
                  + " %.1f %% (black-box transfer).",
              100 * most.accuracy().value(),
              100 * p.accuracy().value()));
    }
    for (RobustReport.Point p : of(points, Trial.LARGE)) {
      checks.add(
          check(
              "large",
              p.accuracy().value() <= NEARLY_NOTHING,
              "A change without limits takes all: accuracy %.1f %% at ε = %.3g.",
              100 * p.accuracy().value(),
              p.trial().strength()));
    }
    return checks;
  }

  private static RobustReport.Check check(
      String key, boolean passed, String sentence, Object... numbers) {
    return new RobustReport.Check(key, passed, String.format(Locale.ROOT, sentence, numbers));
  }

  private static List<RobustReport.Point> of(List<RobustReport.Point> points, String group) {
    return points.stream()
        .filter(p -> p.trial().group().equals(group))
        .sorted(Comparator.comparingDouble(p -> p.trial().strength()))
        .toList();
  }

  private static String list(List<RobustReport.Point> points, String each) {
    return String.join(
        ", ",
        points.stream()
            .map(
                p ->
                    String.format(
                        Locale.ROOT, each, p.trial().strength(), 100 * p.accuracy().value()))
            .toList());
  }
}
