package dev.sightline.core.report.output;

import dev.sightline.core.analysis.Grid;
import dev.sightline.core.library.dataset.Hits;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportDocument.Section;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.SectionKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Many videos in one report: what the model says of each, and, where the class of some is known,
 * how often it is right. Pure and thread-safe.
 */
final class CollectionReport {
  private CollectionReport() {}

  static ReportDocument build(List<CollectionEntry> entries, ReportPlan plan, String product) {
    ReportWords w = ReportWords.of(plan.style().language());
    String title = plan.title().strip();
    ReportDocument.Front front =
        new ReportDocument.Front(
            title.isEmpty() ? title(entries.size(), w) : title,
            plan.author().strip(),
            plan.notes().strip(),
            plan.logo(),
            plan.style().language().tag(),
            product);
    return new ReportDocument(
        front,
        List.of(
            new Section(SectionKind.VIDEO, w.text("collection.videos"), videos(entries, w)),
            new Section(SectionKind.PREDICTIONS, w.text("collection.set"), set(entries, w)),
            new Section(
                SectionKind.LIMITS,
                w.section(SectionKind.LIMITS),
                List.of(
                    new ReportBlock.Bullets(
                        List.of(
                            w.text("limits.cause"),
                            w.text("limits.probability"),
                            w.text("limits.people"))))),
            new Section(
                SectionKind.PROVENANCE,
                w.section(SectionKind.PROVENANCE),
                provenance(entries, product, w))),
        ReportPictures.NONE,
        new Grid(1, 1, 1));
  }

  /** A heading that counts the videos. */
  static String title(int videos, ReportWords w) {
    return videos == 1 ? w.text("collection.titleOne") : w.text("collection.title", videos);
  }

  /** What a head says, in words. */
  static String said(CollectionEntry.Answer a, ReportWords w) {
    return a.foreign()
        ? w.text("collection.unlikely")
        : w.text("collection.named", a.named(), percent(a.probability()));
  }

  static String length(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? String.format(Locale.ROOT, seconds < 0.05 ? "%.2f s" : "%.1f s", seconds)
        : whole < 3600
            ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
            : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static List<ReportBlock> videos(List<CollectionEntry> entries, ReportWords w) {
    Set<String> heads = new LinkedHashSet<>();
    entries.forEach(e -> e.answers().forEach(a -> heads.add(a.head())));
    List<String> columns = new ArrayList<>(List.of(w.text("video.file"), w.text("video.length")));
    heads.forEach(h -> columns.add(w.head(h)));
    List<List<String>> rows = new ArrayList<>();
    for (CollectionEntry e : entries.stream().filter(CollectionEntry::isWritten).toList()) {
      List<String> row = new ArrayList<>(List.of(e.video(), length(e.seconds())));
      for (String head : heads) {
        row.add(
            e.answers().stream()
                .filter(a -> a.head().equals(head))
                .map(a -> said(a, w))
                .findFirst()
                .orElse("–"));
      }
      rows.add(row);
    }
    List<ReportBlock> blocks = new ArrayList<>();
    if (!rows.isEmpty()) {
      blocks.add(new ReportBlock.Table(w.text("collection.table"), columns, rows, false));
    }
    List<String> missing =
        entries.stream()
            .filter(e -> !e.isWritten())
            .map(e -> w.text("colon", e.video(), e.problem()))
            .toList();
    if (!missing.isEmpty()) {
      blocks.add(new ReportBlock.Paragraph(w.text("collection.missing")));
      blocks.add(new ReportBlock.Bullets(missing));
    }
    return blocks;
  }

  private static List<ReportBlock> set(List<CollectionEntry> entries, ReportWords w) {
    Map<String, List<CollectionEntry.Answer>> judged = new LinkedHashMap<>();
    for (CollectionEntry e : entries) {
      for (CollectionEntry.Answer a : e.answers()) {
        if (a.isJudged()) {
          judged.computeIfAbsent(a.head(), h -> new ArrayList<>()).add(a);
        }
      }
    }
    if (judged.isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("collection.none")));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    judged.forEach(
        (head, answers) -> {
          Hits all = hits(answers);
          blocks.add(
              new ReportBlock.Stated(
                  percent(all.share()),
                  w.text(
                      "collection.right",
                      w.head(head),
                      all.right(),
                      all.n(),
                      percent(all.low()),
                      percent(all.high()))));
          blocks.add(classes(head, answers, w));
        });
    blocks.add(new ReportBlock.Note(w.text("collection.note")));
    return blocks;
  }

  private static Hits hits(List<CollectionEntry.Answer> answers) {
    return new Hits(
        answers.size(), (int) answers.stream().filter(CollectionEntry.Answer::isRight).count());
  }

  private static ReportBlock classes(
      String head, List<CollectionEntry.Answer> answers, ReportWords w) {
    Map<String, List<CollectionEntry.Answer>> byClass =
        answers.stream()
            .collect(
                Collectors.groupingBy(
                    CollectionEntry.Answer::right, TreeMap::new, Collectors.toList()));
    List<List<String>> rows = new ArrayList<>();
    byClass.forEach(
        (name, of) -> {
          Hits hits = hits(of);
          long namedSo =
              answers.stream().filter(a -> !a.foreign() && a.named().equals(name)).count();
          rows.add(
              List.of(
                  name,
                  String.valueOf(hits.n()),
                  percent(hits.share()),
                  w.text("collection.from", percent(hits.low()), percent(hits.high())),
                  namedSo == 0 ? "–" : percent((double) hits.right() / namedSo),
                  takenFor(of, w)));
        });
    return new ReportBlock.Table(
        w.text("collection.classes", w.head(head)),
        List.of(
            w.text("column.class"),
            w.text("collection.videos"),
            w.text("column.recall"),
            w.text("column.interval"),
            w.text("column.precision"),
            w.text("column.taken")),
        rows,
        true);
  }

  /** The wrong answer that is given most often. */
  private static String takenFor(List<CollectionEntry.Answer> of, ReportWords w) {
    return of.stream()
        .filter(a -> !a.isRight())
        .collect(
            Collectors.groupingBy(
                a -> a.foreign() ? w.text("collection.unlikely") : a.named(),
                TreeMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .max(Comparator.comparingLong(Map.Entry::getValue))
        .map(e -> e.getKey() + " (" + e.getValue() + ")")
        .orElse("–");
  }

  private static List<ReportBlock> provenance(
      List<CollectionEntry> entries, String product, ReportWords w) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(w.text("provenance.program"), product));
    entries.stream()
        .map(CollectionEntry::model)
        .filter(m -> !m.isEmpty())
        .distinct()
        .forEach(m -> rows.add(List.of(w.text("provenance.bundle"), m)));
    return List.of(
        new ReportBlock.Table(
            w.text("provenance.caption"),
            List.of(w.text("column.what"), w.text("column.value")),
            rows,
            false),
        new ReportBlock.Note(w.text("collection.again")));
  }
}
