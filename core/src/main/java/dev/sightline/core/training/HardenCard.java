package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.training.evaluation.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * The model card of a hardened model: what was done and measured, then the card of its base.
 *
 * @param base what it was
 * @param side whose maps changed; empty: the fusion did
 * @param plan what was done
 */
record HardenCard(ModelBundle base, Optional<Side> side, HardenPlan plan) {

  String of(HardenResult result, String command) {
    return """
        # Hardened from %s

        %s on adversarial features (%s, L∞, ε = %.4g of the root mean square of a video's features, \
        %d steps, %d epochs, weight of clean videos %.2g)%s. Everything else is the base's. Made by `%s`.

        Accuracy in %% on dev items under PGD of %d steps, with 95 %% intervals:

        | head | n | ε | before | after |
        |---|---|---|---|---|
        %s
        What it does not do: pixels and words%s are as easy to attack as before unless measured \
        otherwise; probabilities of what was hardened are not calibrated. Other figures for it in \
        the card of the base, which follows, are those of the base.

        %s"""
        .formatted(
            base.title(),
            what(),
            plan.variant().name().toLowerCase(Locale.ROOT),
            plan.epsilon(),
            plan.steps(),
            plan.epochs(),
            plan.cleanShare(),
            plan.generated()
                .map(
                    g ->
                        ", and on %d clips that a generator (%s) made of sentences"
                            .formatted(g.clips(), g.method().key()))
                .orElse(""),
            command,
            RobustAccuracy.STEPS,
            table(result),
            side.isPresent() ? ", and answers with a text," : "",
            base.card());
  }

  private String what() {
    return side.isPresent()
        ? "The map of the head *%s* for the video alone was trained".formatted(plan.head())
        : "Fusion and heads were trained";
  }

  private static String table(HardenResult result) {
    StringBuilder table = new StringBuilder();
    for (HardenResult.Head head : result.heads()) {
      for (HardenResult.Point p : head.points()) {
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %.4g | %s | %s |%n",
                head.key(),
                head.n(),
                p.epsilon(),
                percent(p.before()),
                percent(p.after())));
      }
    }
    return table.toString();
  }

  private static String percent(Interval i) {
    return String.format(
        Locale.ROOT, "%.1f (%.1f–%.1f)", 100 * i.value(), 100 * i.low(), 100 * i.high());
  }
}
