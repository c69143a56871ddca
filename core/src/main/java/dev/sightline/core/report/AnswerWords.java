package dev.sightline.core.report;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.modality.ModalityShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a report says of answers. */
final class AnswerWords {
  private static final Map<String, String> TITLES =
      Map.of(
          "topics", "Topics",
          "actions", "Actions",
          "sentiment", "Sentiment",
          "objects", "Objects",
          "qa", "Answer");

  static final String NONE_LIKELY =
      "None of the trained classes is likely: the video looks like none that this head learnt from.";

  static final String NO_POST = "Text and video are unlike the posts that this head learnt from.";

  private AnswerWords() {}

  /** Name of a head for people. */
  static String title(String head) {
    return TITLES.getOrDefault(head, head);
  }

  /** What to say of foreign input to a head. */
  static String foreign(HeadResult head) {
    return head.head().equals("sentiment") ? NO_POST : NONE_LIKELY;
  }

  static List<ReportBlock> predictions(ReportFacts facts) {
    List<HeadResult> heads = facts.analysis().heads();
    if (heads.isEmpty()) {
      return List.of(
          new ReportBlock.Note("Not available: this model has no head that names classes."));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    for (HeadResult head : heads) {
      if (head.isForeign()) {
        blocks.add(new ReportBlock.Warning(title(head.head()) + ": " + foreign(head)));
      }
      ReportFigure.OfClasses figure =
          new ReportFigure.OfClasses(head, title(head.head()), facts.analysis().clips());
      blocks.add(
          new ReportBlock.Artwork(
              "classes-" + head.head().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
              title(head.head()) + " (" + head.labels().size() + " classes)",
              alt(head),
              figure));
    }
    blocks.add(
        new ReportBlock.Note(
            "The bars are for the whole video together with the text; the lines say what the model"
                + " gives each clip by itself. Each set of classes sums to 100 %, whether or not"
                + " the true class is among them."));
    if (!facts.analysis().isComplete()) {
      blocks.add(
          new ReportBlock.Note(
              "What the heads say of each clip was not computed for changed input."));
    }
    blocks.add(calibration(facts));
    return blocks;
  }

  private static String alt(HeadResult head) {
    StringBuilder out = new StringBuilder(title(head.head())).append(": ");
    for (int label : head.top(3)) {
      out.append(PlainText.printable(head.labels().get(label)))
          .append(' ')
          .append(PlainText.percent(head.probabilities().get(label)))
          .append(", ");
    }
    return out.substring(0, out.length() - 2) + ".";
  }

  private static ReportBlock calibration(ReportFacts facts) {
    List<HeadResult> known =
        facts.analysis().heads().stream().filter(h -> h.known().isPresent()).toList();
    if (known.isEmpty()) {
      return new ReportBlock.Note(
          "Calibration: not tested. The model says neither how far its probabilities can be taken"
              + " at their word nor whether the input looks like what it was trained on.");
    }
    List<List<String>> rows = new ArrayList<>();
    for (HeadResult h : known) {
      rows.add(
          List.of(
              title(h.head()),
              decimal(h.known().get().score()),
              decimal(h.known().get().threshold()),
              h.isForeign() ? "unlike" : "alike"));
    }
    return new ReportBlock.Table(
        "Calibrated by a temperature fitted on held-out items; does the input look like the"
            + " training data?",
        List.of("Head", "Score", "Threshold", "Training data"),
        rows,
        true);
  }

  static List<ReportBlock> changes(ReportFacts facts) {
    if (facts.changes().isEmpty()) {
      return List.of(new ReportBlock.Note("Nothing was changed: all is as the file and text are."));
    }
    Outcome outcome = facts.changes().get();
    List<ReportBlock> blocks = new ArrayList<>();
    List<String> points = new ArrayList<>();
    List<ChangeList.Entry> entries = outcome.changes().entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).on()) {
        points.add(
            PlainText.printable(
                ChangeSentences.of(entries.get(i).change())
                    + (outcome.input().idle().contains(i) ? " (does nothing here)" : "")
                    + " – "
                    + ChangeSyntax.format(entries.get(i).change())));
      }
    }
    blocks.add(new ReportBlock.Bullets(points));
    List<List<String>> rows = new ArrayList<>();
    for (HeadResult before : outcome.original().heads()) {
      outcome
          .analysis()
          .head(before.head())
          .filter(after -> after.labels().equals(before.labels()))
          .ifPresent(after -> rows.addAll(rows(before, after)));
    }
    if (!rows.isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              "The likeliest class of each head, before and after",
              List.of("Class", "Before", "After", "Difference"),
              rows,
              true));
    }
    if (Float.isFinite(outcome.scoreDifference())) {
      blocks.add(
          new ReportBlock.Stated(
              String.format(Locale.ROOT, "%+.3f", outcome.scoreDifference()).replace('-', '−'),
              "change of the alignment of text and video."));
    }
    blocks.add(
        new ReportBlock.Note(
            "Maps, numbers and figures of this report are those after the changes."));
    return blocks;
  }

  private static List<List<String>> rows(HeadResult before, HeadResult after) {
    List<List<String>> rows = new ArrayList<>();
    int first = before.top(1).getFirst();
    int now = after.top(1).getFirst();
    for (int label : first == now ? new int[] {first} : new int[] {first, now}) {
      float p = before.probabilities().get(label);
      float q = after.probabilities().get(label);
      rows.add(
          List.of(
              title(before.head()) + ": " + PlainText.printable(before.labels().get(label)),
              PlainText.percent(p),
              PlainText.percent(q),
              String.format(Locale.ROOT, "%+.1f points", 100 * (q - p)).replace('-', '−')));
    }
    return rows;
  }

  static List<ReportBlock> modality(ReportFacts facts) {
    if (facts.modality().isEmpty()) {
      return List.of(
          new ReportBlock.Note(
              "Not tested: what the answer owes to the text and what to the video is not known."));
    }
    ModalityShare s = facts.modality().get().share();
    return List.of(
        new ReportBlock.Table(
            "What adds to “" + PlainText.printable(facts.modality().get().label()) + "”",
            List.of("Side", "Adds (nats)", "Share by size"),
            List.of(
                row("Text alone", s.text(), s.textPart()),
                row("Video alone", s.video(), s.videoPart()),
                row("Only both together", s.interaction(), s.interactionPart())),
            true),
        new ReportBlock.Note(
            "Log-probabilities with and without each side; the three add up to what the answer"
                + " gains from the whole input. Negative: it speaks against the class, or, of both"
                + " together, the sides say the same twice."));
  }

  private static List<String> row(String name, double value, double part) {
    return List.of(
        name,
        String.format(Locale.ROOT, "%+.2f", value).replace('-', '−'),
        String.format(Locale.ROOT, "%.0f %%", 100 * part));
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }
}
