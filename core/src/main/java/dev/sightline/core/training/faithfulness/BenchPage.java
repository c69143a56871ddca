package dev.sightline.core.training.faithfulness;

import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table as a Markdown page. */
public final class BenchPage {
  private final BenchTable table;
  private final Map<String, String> about;

  /**
   * @param about for each set one sentence on what it is
   */
  public BenchPage(BenchTable table, Map<String, String> about) {
    this.table = table;
    this.about = Map.copyOf(about);
  }

  /**
   * What was run.
   *
   * @param command the command line that makes the page again
   * @param models names and versions
   * @param shown key of the method that explains a class first in the window
   * @param missing sets that were not finished
   */
  public record Facts(String command, List<String> models, String shown, List<String> missing) {}

  /**
   * @param places by {@link WinnerRule}
   * @param modality of heads on their sets; may be empty
   */
  public String write(
      Facts facts, List<WinnerRule.Place> places, List<ModalityBench.Result> modality) {
    StringBuilder out = new StringBuilder();
    out.append("# How far maps can be trusted\n\n");
    out.append("Models: ").append(String.join(", ", facts.models())).append(". Made by\n\n```\n");
    out.append(facts.command()).append("\n```\n\n");
    if (!facts.missing().isEmpty()) {
      out.append("**Not finished, so not below and not in the ranking: ");
      out.append(String.join(", ", facts.missing())).append(".**\n\n");
    }
    out.append(READING);
    winner(out, facts, places);
    for (String set : table.sets()) {
      set(out, set, facts.shown());
    }
    if (!modality.isEmpty()) {
      modality(out, modality);
    }
    return out.toString();
  }

  private static final String READING =
      """
      Mean over the items, with the bootstrap 95 % interval. **Pointing**: the highest score lies on \
      a word, clip or cell that matters (Zhang et al., 2018). **Deletion** and **insertion**: area \
      under the curve of the target's probability (or of the text–video score) while the highest \
      are hidden, or shown, first (Petsiuk et al., 2018); the row *random* is the mean over 10 \
      random orders of each item. **Randomised**: rank correlation with the map of the same model \
      with random heads, fusion and alignment (Adebayo et al., 2018), on every fourth item. \
      **Noise**: the same with 5 % noise on the features. **Agreement**: mean rank correlation with \
      the other methods. Integrated gradients take 16 steps and Shapley sampling 8 orders here, fewer \
      than in the window. ↑ more is better, ↓ less is better.

      """;

  private static void winner(StringBuilder out, Facts facts, List<WinnerRule.Place> places) {
    out.append("## The method that explains a class first\n\n");
    if (places.isEmpty()) {
      out.append("No method is eligible by the rule of decision 0091.\n\n");
      return;
    }
    out.append(
        "By the rule of [decision 0091](../decisions/0091-which-map-is-shown-first.md):\n\n");
    out.append("| place | method | mean rank | passes |\n|---|---|---|---|\n");
    for (int i = 0; i < places.size(); i++) {
      WinnerRule.Place p = places.get(i);
      out.append(
          String.format(
              Locale.ROOT, "| %d | %s | %.2f | %.0f |%n", i + 1, p.method(), p.rank(), p.passes()));
    }
    String first = places.getFirst().method();
    out.append("\nThe window explains a class by `").append(facts.shown()).append("`");
    out.append(
        first.equals(facts.shown()) ? ": the winner.\n\n" : "; the winner is `" + first + "`.\n\n");
  }

  private void set(StringBuilder out, String set, String shown) {
    List<String> measures = table.measures(set);
    out.append("## ").append(set).append("\n\n");
    out.append(about.getOrDefault(set, "")).append(" n = ").append(table.items(set));
    out.append(".\n\n| method |");
    measures.forEach(m -> out.append(' ').append(title(m)).append(" |"));
    out.append("\n|---|").append("---|".repeat(measures.size())).append('\n');
    row(out, set, BenchRow.RANDOM, measures);
    table.methods(set).forEach(m -> row(out, set, m, measures));
    out.append('\n');
    leads(out, set, shown, measures);
  }

  private void row(StringBuilder out, String set, String method, List<String> measures) {
    out.append("| ").append(method).append(" |");
    for (String measure : measures) {
      Optional<Interval> mean = table.mean(set, method, measure);
      out.append(' ').append(mean.map(i -> cell(measure, i)).orElse("–")).append(" |");
    }
    out.append('\n');
  }

  private static String title(String measure) {
    String arrow =
        Measures.isLessBetter(measure)
            ? " ↓"
            : measure.equals(Measures.AGREEMENT) || measure.equals(Measures.MILLISECONDS)
                ? ""
                : " ↑";
    return measure.equals(Measures.MILLISECONDS) ? "ms" : measure.replace('.', ' ') + arrow;
  }

  private static String cell(String measure, Interval i) {
    if (measure.equals(Measures.MILLISECONDS)) {
      return String.format(Locale.ROOT, "%.0f", i.value());
    }
    return Measures.isPointing(measure)
        ? String.format(
            Locale.ROOT, "%.0f %% (%.0f–%.0f)", 100 * i.value(), 100 * i.low(), 100 * i.high())
        : String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", i.value(), i.low(), i.high());
  }

  /** What the first map is better by than chance and raw attention, item by item. */
  private void leads(StringBuilder out, String set, String shown, List<String> measures) {
    List<String> columns =
        measures.stream().filter(m -> Measures.isCurve(m) || Measures.isPointing(m)).toList();
    StringBuilder rows = new StringBuilder();
    for (String other :
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(BenchRow.RANDOM), table.methods(set).stream())
            .filter(m -> m.equals(BenchRow.RANDOM) || m.startsWith("attention."))
            .filter(m -> !m.equals(shown))
            .toList()) {
      rows.append("| ").append(other).append(" |");
      for (String measure : columns) {
        rows.append(' ')
            .append(
                table
                    .lead(set, shown, other, measure)
                    .map(
                        i ->
                            String.format(
                                Locale.ROOT,
                                i.low() > 0 || i.high() < 0
                                    ? "**%+.3f** (%+.3f–%+.3f)"
                                    : "%+.3f (%+.3f–%+.3f)",
                                i.value(),
                                i.low(),
                                i.high()))
                    .orElse("–"))
            .append(" |");
      }
      rows.append('\n');
    }
    if (!table.methods(set).contains(shown)) {
      return;
    }
    out.append("What `").append(shown);
    out.append("` is better by, item by item (bold: the interval leaves out 0):\n\n| than |");
    columns.forEach(m -> out.append(' ').append(m.replace('.', ' ')).append(" |"));
    out.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    out.append(rows).append('\n');
  }

  private static void modality(StringBuilder out, List<ModalityBench.Result> results) {
    out.append("## What answers hang on\n\n");
    out.append(
        "Shares of text alone, video alone and what only both add, in log-probability of the right"
            + " label (decision 0092); accuracy with the right pairs, with texts permuted, with"
            + " videos permuted (mean of 9,999 and p), and of the additive stand-in (EMAP, Hessel &"
            + " Lee, 2020).\n\n");
    out.append(
        "| head | n | text | video | both together | accuracy | texts permuted | videos permuted |"
            + " additive |\n|---|---|---|---|---|---|---|---|---|\n");
    for (ModalityBench.Result r : results) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.0f %% | %.0f %% | %.0f %% | %.1f %% | %.1f %% (p = %.4f) | %.1f %%"
                  + " (p = %.4f) | %.1f %% |%n",
              r.head(),
              r.shares().items(),
              100 * r.shares().text(),
              100 * r.shares().video(),
              100 * r.shares().interaction(),
              100 * r.texts().observed(),
              100 * r.texts().permuted(),
              r.texts().p(),
              100 * r.videos().permuted(),
              r.videos().p(),
              100 * r.additive()));
    }
    out.append('\n');
  }
}
