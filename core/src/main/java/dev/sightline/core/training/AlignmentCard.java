package dev.sightline.core.training;

import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.training.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A model card whose alignment was trained anew. */
final class AlignmentCard {
  private static final String TITLE = "## The alignment";
  private static final String BEFORE = "\n## Data\n";
  private static final String TRIED = "\n## What was tried\n";
  private static final String LIMITS = "\n## Limits\n";

  // the row of the table of sets whose captions the alignment reads
  private static final String VIDEOS = "(Xu et al., 2016) | ";
  private static final String ALIGNMENT = "alignment, ";

  private AlignmentCard() {}

  /**
   * The card with the new version and figures, and with a part that says how the alignment was
   * made, in place of an older one.
   *
   * @param card Markdown
   * @param base what it was trained upon
   */
  static String with(
      String card, BundleManifest base, AlignmentRecipe recipe, List<Evaluation> evaluations) {
    String out =
        card.replaceFirst(
            "(?m)^# \\Q" + base.name() + " " + base.version() + "\\E$",
            "# " + base.name() + " " + recipe.version());
    int old = out.indexOf("\n" + TITLE);
    int data = out.indexOf(BEFORE);
    out =
        (old < 0 ? out.substring(0, data) : out.substring(0, old))
            + part(recipe, base)
            + out.substring(data);
    if (recipe.alignment().captionedEvery() > 0 && !out.contains(VIDEOS + ALIGNMENT)) {
      out = out.replace(VIDEOS, VIDEOS + ALIGNMENT);
    }
    for (Evaluation e : evaluations) {
      out = replaced(out, e);
    }
    return tried(out, recipe.tried());
  }

  /** With what was tried before the limits, in place of what stood there. */
  private static String tried(String card, String table) {
    int limits = card.contains(LIMITS) ? card.indexOf(LIMITS) : card.length();
    int old = card.indexOf(TRIED);
    String before = card.substring(0, old < 0 ? limits : old);
    return before + TRIED + "\n" + table.strip() + "\n" + card.substring(limits);
  }

  private static String part(AlignmentRecipe recipe, BundleManifest base) {
    AlignmentPlan plan = recipe.alignment();
    String begin =
        recipe.fresh()
            ? "from random weights"
            : "from the alignment of %s %s".formatted(base.name(), base.version());
    String videos =
        plan.captionedEvery() > 0
            ? "each %d steps on captioned clips of MSR-VTT, train".formatted(plan.captionedEvery())
            : "no captioned video was seen";
    String taught =
        plan.taught() > 0
            ? "- Of the targets, %.0f %% are the answers of the moving average of the weights (momentum\n"
                    .formatted(100 * plan.taught())
                + "  distillation: Li et al., 2021).\n"
            : "";
    String hardest =
        plan.hardest() > 0
            ? "- Hardest negatives count %s (after Faghri et al., 2018).%n"
                .formatted(plan.hardest())
            : "";
    return """

        %s

        Trained for this version alone, above the video encoder; that, fusion and heads stay bit for
        bit as they were.

        - %d epochs of InfoNCE over late interaction, pooled vectors and their sum, %s, highest
          rate %s.
        - Flickr8k, train, with %d caption(s) of each photograph in a step of %d; each %d steps on
          pictures made of four of them; %s.
        %s%s- Command: `./sightline train --recipe recipes/%s.yaml --from BUNDLE --data ../shared/data` (seed
          %d) with the bundle that it begins with.
        """
        .formatted(
            TITLE,
            plan.epochs(),
            begin,
            plan.rate(),
            plan.captions(),
            plan.batch(),
            plan.mosaicEvery(),
            videos,
            taught,
            hardest,
            recipe.name(),
            recipe.seed());
  }

  /** The rows of one task, in the place of its old ones. */
  private static String replaced(String card, Evaluation e) {
    String prefix = "| " + e.task() + " |";
    String rows =
        e.metrics().entrySet().stream()
            .map(
                m ->
                    String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %s | %.1f | %.1f – %.1f |",
                        e.task(),
                        e.split(),
                        e.n(m.getKey()),
                        m.getKey(),
                        100 * m.getValue().value(),
                        100 * m.getValue().low(),
                        100 * m.getValue().high()))
            .collect(Collectors.joining("\n"));
    StringBuilder out = new StringBuilder();
    boolean written = false;
    for (String line : card.split("\n", -1)) {
      if (!line.startsWith(prefix)) {
        out.append(line).append('\n');
      } else if (!written) {
        out.append(rows).append('\n');
        written = true;
      }
    }
    return out.substring(0, out.length() - 1);
  }
}
