package dev.sightline.core.report;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.modality.ModalityShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report says of answers. */
final class AnswerWords {
  private AnswerWords() {}

  /** Name of a head for people. */
  static String title(String head, ReportWords w) {
    return w.head(head);
  }

  /** What to say of foreign input to a head. */
  static String foreign(HeadResult head, ReportWords w) {
    return w.text(head.head().equals("sentiment") ? "foreign.posts" : "foreign.classes");
  }

  static List<ReportBlock> predictions(ReportFacts facts, ReportWords w) {
    List<HeadResult> heads = facts.analysis().heads();
    if (heads.isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("heads.none")));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    for (HeadResult head : heads) {
      if (head.isForeign()) {
        blocks.add(
            new ReportBlock.Warning(w.text("colon", title(head.head(), w), foreign(head, w))));
      }
      ReportFigure.OfClasses figure =
          new ReportFigure.OfClasses(head, title(head.head(), w), facts.analysis().clips());
      blocks.add(
          new ReportBlock.Artwork(
              "classes-" + head.head().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
              w.text("classes", title(head.head(), w), head.labels().size()),
              alt(head, w),
              figure));
    }
    blocks.add(new ReportBlock.Note(w.text("classes.note")));
    if (!facts.analysis().isComplete()) {
      blocks.add(new ReportBlock.Note(w.text("classes.notEach")));
    }
    blocks.add(calibration(facts, w));
    return blocks;
  }

  private static String alt(HeadResult head, ReportWords w) {
    List<String> likely = new ArrayList<>();
    for (int label : head.top(3)) {
      likely.add(
          PlainText.printable(head.labels().get(label))
              + " "
              + PlainText.percent(head.probabilities().get(label)));
    }
    return w.text("classes.alt", title(head.head(), w), String.join(w.text("list.comma"), likely));
  }

  private static ReportBlock calibration(ReportFacts facts, ReportWords w) {
    List<HeadResult> known =
        facts.analysis().heads().stream().filter(h -> h.known().isPresent()).toList();
    if (known.isEmpty()) {
      return new ReportBlock.Note(w.text("calibration.none"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (HeadResult h : known) {
      rows.add(
          List.of(
              title(h.head(), w),
              decimal(h.known().get().score()),
              decimal(h.known().get().threshold()),
              w.text(h.isForeign() ? "calibration.unlike" : "calibration.alike")));
    }
    return new ReportBlock.Table(
        w.text("calibration.caption"),
        List.of(
            w.text("column.head"),
            w.text("column.score"),
            w.text("column.threshold"),
            w.text("column.trained")),
        rows,
        true);
  }

  static List<ReportBlock> changes(ReportFacts facts, ReportWords w) {
    if (facts.changes().isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("changes.none")));
    }
    Outcome outcome = facts.changes().get();
    List<ReportBlock> blocks = new ArrayList<>();
    List<String> points = new ArrayList<>();
    List<ChangeList.Entry> entries = outcome.changes().entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).on()) {
        points.add(
            PlainText.printable(
                w.text(
                    outcome.input().idle().contains(i) ? "changes.idle" : "changes.entry",
                    ChangeSentences.of(entries.get(i).change(), w),
                    ChangeSyntax.format(entries.get(i).change()))));
      }
    }
    blocks.add(new ReportBlock.Bullets(points));
    List<List<String>> rows = new ArrayList<>();
    for (HeadResult before : outcome.original().heads()) {
      outcome
          .analysis()
          .head(before.head())
          .filter(after -> after.labels().equals(before.labels()))
          .ifPresent(after -> rows.addAll(rows(before, after, w)));
    }
    if (!rows.isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              w.text("changes.caption"),
              List.of(
                  w.text("column.class"),
                  w.text("column.before"),
                  w.text("column.after"),
                  w.text("column.difference")),
              rows,
              true));
    }
    if (Float.isFinite(outcome.scoreDifference())) {
      blocks.add(
          new ReportBlock.Stated(
              String.format(Locale.ROOT, "%+.3f", outcome.scoreDifference()).replace('-', '−'),
              w.text("changes.fit")));
    }
    blocks.add(new ReportBlock.Note(w.text("changes.note")));
    return blocks;
  }

  private static List<List<String>> rows(HeadResult before, HeadResult after, ReportWords w) {
    List<List<String>> rows = new ArrayList<>();
    int first = before.top(1).getFirst();
    int now = after.top(1).getFirst();
    for (int label : first == now ? new int[] {first} : new int[] {first, now}) {
      float p = before.probabilities().get(label);
      float q = after.probabilities().get(label);
      rows.add(
          List.of(
              w.text(
                  "colon",
                  title(before.head(), w),
                  PlainText.printable(before.labels().get(label))),
              PlainText.percent(p),
              PlainText.percent(q),
              w.text(
                  "points", String.format(Locale.ROOT, "%+.1f", 100 * (q - p)).replace('-', '−'))));
    }
    return rows;
  }

  static List<ReportBlock> modality(ReportFacts facts, ReportWords w) {
    if (facts.modality().isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("modality.none")));
    }
    ModalityShare s = facts.modality().get().share();
    return List.of(
        new ReportBlock.Table(
            w.text("modality.caption", PlainText.printable(facts.modality().get().label())),
            List.of(w.text("column.side"), w.text("column.adds"), w.text("column.share")),
            List.of(
                row(w.text("modality.text"), s.text(), s.textPart()),
                row(w.text("modality.video"), s.video(), s.videoPart()),
                row(w.text("modality.both"), s.interaction(), s.interactionPart())),
            true),
        new ReportBlock.Note(w.text("modality.note")));
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
