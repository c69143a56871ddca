package dev.sightline.core.training.own;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.model.bundle.KnownMeans;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.SideEvaluation;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.Finding;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes the model card of a model with a head of the user's. No path of the user's is in it. */
final class OwnCard {
  private final OwnRequest request;
  private final ModelBundle base;
  private final HeadSpec head;
  private final DataReport report;

  OwnCard(OwnRequest request, ModelBundle base, HeadSpec head, DataReport report) {
    this.request = request;
    this.base = base;
    this.head = head;
    this.report = report;
  }

  /**
   * How the head came about.
   *
   * @param texts true if it reads texts
   * @param temperature that is part of its weights
   * @param faultless true if it names every video of dev rightly
   * @param rejection tells when none of its classes is likely
   */
  record Fit(boolean texts, double temperature, boolean faultless, List<KnownMeans> rejection) {}

  /** The card, Markdown. */
  String of(Fit fit, List<Evaluation> evaluations, List<Skipped> skipped) {
    StringBuilder card = new StringBuilder();
    line(card, "# %s%n", request.name());
    line(
        card,
        "%s with one more head, “%s”, trained on a data set of its user's. All other parts are"
            + " those of %s, unchanged; so are its other heads.%n",
        base.title(),
        head.key(),
        base.title());
    line(card, "## Data%n");
    line(
        card,
        "%s: %d classes, %d videos to train on, %d in dev, %d in test.%s%n",
        sentence(report.set().format().words()),
        report.labels().size(),
        report.of(Part.TRAIN).size(),
        report.of(Part.DEV).size(),
        report.of(Part.TEST).size(),
        report.cut()
            ? " Dev was cut by whole sources (seed " + report.seed() + ")."
            : " The splits are those of the set.");
    for (Finding finding : report.findings()) {
      line(card, "- %s", finding.words());
    }
    for (Skipped s : skipped) {
      line(card, "- Left out while encoding: %s", s.why());
    }
    line(card, "%n## How it was trained%n");
    line(
        card,
        "A linear layer on the pooled vectors of the frozen model (%s), by AdamW with a ridge"
            + " penalty, seed %d; the epoch with the best accuracy on dev. Temperature %.2f, fitted"
            + " on dev (Guo et al., 2017) with smoothed targets (Platt, 1999), is part of its"
            + " weights.%s%n",
        fit.texts()
            ? "text and video; each is hidden at random"
            : "its plain pooled video alone, as there are no texts to train on: a text changes"
                + " nothing in what the head says",
        request.seed(),
        fit.temperature(),
        fit.faultless()
            ? " No video of dev is named wrongly, so dev cannot say how sure it may be: it was made"
                + " no surer than training left it."
            : "");
    line(card, "## Figures%n");
    line(
        card,
        "Share in percent with its 95 %% bootstrap interval. Dev also chose the epoch and the"
            + " temperature.%n");
    line(card, "| split | items | figure | value | interval |%n|---|---|---|---|---|");
    for (Evaluation e : evaluations) {
      e.metrics()
          .forEach(
              (name, i) ->
                  line(
                      card,
                      "| %s | %d | %s | %.1f | %.1f – %.1f |",
                      e.split(),
                      e.n(name),
                      name,
                      100 * i.value(),
                      100 * i.low(),
                      100 * i.high()));
    }
    for (Evaluation e : evaluations) {
      gain(card, e);
      classes(card, e);
    }
    rejection(card, fit.rejection());
    line(
        card,
        "%n## Limits%n%n%s What the base model cannot see, this head cannot tell: see the card of"
            + " %s.",
        fit.rejection().isEmpty()
            ? "It always names one of its "
                + head.labels().size()
                + " classes, also where none fits."
            : "It names one of its "
                + head.labels().size()
                + " classes also where none fits, and then says that none is likely; that it does"
                + " so was not measured on foreign videos.",
        base.title());
    return card.toString();
  }

  private static void rejection(StringBuilder card, List<KnownMeans> detectors) {
    if (detectors.isEmpty()) {
      return;
    }
    line(
        card,
        "%n## None of the trained classes%n%nThe head says that none of its classes is likely where"
            + " the plain pooled text and video, made of length 1, have a smaller cosine to the"
            + " nearest mean of a class than all but a twentieth of dev. No foreign items were seen"
            + " or measured. “left_out.auroc” above takes each item's own class for unknown: 50 is"
            + " chance, and real foreign videos are mostly easier than a class of the same set."
            + " “accepted” is the share of test that is not called foreign.%n");
    line(card, "| given | threshold | fitted on | accepted there |%n|---|---|---|---|");
    for (KnownMeans d : detectors) {
      line(
          card,
          "| %s | %.3f | %d of %s | %.1f %% |",
          d.side().equals("both") ? "text and video" : d.side(),
          d.threshold(),
          d.n(),
          d.split(),
          100 * d.accepted());
    }
  }

  /** Whether text and video together are better than the better one of the two. */
  private static void gain(StringBuilder card, Evaluation e) {
    String name = HeadMeasures.GAIN + ".accuracy";
    Interval gain = e.metrics().get(name);
    if (gain == null) {
      return;
    }
    line(
        card,
        "%nOn %s, text and video together name %.1f %% more of the items rightly than the better one of the"
            + " two alone (paired bootstrap, 95 %% interval %.1f to %.1f, %d items that have both):"
            + " %s.",
        e.split(),
        100 * gain.value(),
        100 * gain.low(),
        100 * gain.high(),
        e.n(name),
        gain.low() > 0
            ? "both beat one"
            : "that both beat one is not shown, as the interval does not lie above 0");
  }

  private static void classes(StringBuilder card, Evaluation e) {
    Map.Entry<String, SideEvaluation> main = List.copyOf(e.byClass().sides().entrySet()).getLast();
    line(
        card,
        "%nOn %s, given %s (%d items): expected calibration error %.1f %%.%n",
        e.split(),
        main.getKey().equals("both") ? "text and video" : main.getKey(),
        main.getValue().confusion().total(),
        100 * main.getValue().calibrationError());
    line(card, "| class | items | precision | recall | F1 |%n|---|---|---|---|---|");
    ConfusionMatrix m = main.getValue().confusion();
    for (int c = 0; c < m.classes(); c++) {
      line(
          card,
          "| %s | %d | %s | %s | %s |",
          e.byClass().labels().get(c).replace("|", "\\|"),
          m.ofClass(c),
          percent(m.precision(c)),
          percent(m.recall(c)),
          percent(m.f1(c)));
    }
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble());
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static void line(StringBuilder card, String words, Object... values) {
    card.append(String.format(Locale.ROOT, words, values).replace("\r\n", "\n")).append('\n');
  }
}
