package dev.sightline.core.report.output;

import dev.sightline.core.analysis.Grid;
import dev.sightline.core.library.dataset.Hits;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportDocument.Front;
import dev.sightline.core.report.ReportDocument.Section;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.SectionKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Many videos in one report: what the model says of each, and, where the class of some is known,
 * how often it is right; then a chapter for each, and what is the same for all. Pure and
 * thread-safe.
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
    List<ReportDocument> chapters = chapters(entries, front);
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(SectionKind.VIDEO, w.text("collection.videos"), videos(entries, plan)));
    if (plan.sections().contains(SectionKind.PREDICTIONS)) {
      sections.add(new Section(SectionKind.PREDICTIONS, w.text("collection.set"), set(entries, w)));
    }
    List<Section> last = ofAll(entries, plan, product);
    if (chapters.isEmpty()) {
      sections.addAll(last);
    } else if (!last.isEmpty()) {
      chapters.add(chapter(w.text("collection.about"), front, last));
    }
    return new ReportDocument(front, sections, ReportPictures.NONE, new Grid(1, 1, 1), chapters);
  }

  /** One for each video that has one, under its name. */
  private static List<ReportDocument> chapters(List<CollectionEntry> entries, Front front) {
    Map<String, Integer> names = new HashMap<>();
    List<ReportDocument> chapters = new ArrayList<>();
    for (ReportDocument c : entries.stream().flatMap(e -> e.chapter().stream()).toList()) {
      List<Section> own = own(c);
      if (!own.isEmpty()) {
        int same = names.merge(c.front().title(), 1, Integer::sum);
        // files of several folders can have one name
        String name = same == 1 ? c.front().title() : c.front().title() + " (" + same + ")";
        chapters.add(new ReportDocument(named(name, front), own, c.pictures(), c.grid()));
      }
    }
    return chapters;
  }

  /** The model is the same for all, so it is described once. */
  private static List<Section> own(ReportDocument chapter) {
    return chapter.sections().stream().filter(s -> s.kind() != SectionKind.MODEL).toList();
  }

  private static ReportDocument chapter(String title, Front front, List<Section> sections) {
    return new ReportDocument(
        named(title, front), sections, ReportPictures.NONE, new Grid(1, 1, 1));
  }

  private static Front named(String title, Front front) {
    return new Front(
        title, front.author(), "", Optional.empty(), front.language(), front.product());
  }

  /** What is the same for all videos, of what the plan asks for, in its order. */
  private static List<Section> ofAll(
      List<CollectionEntry> entries, ReportPlan plan, String product) {
    ReportWords w = ReportWords.of(plan.style().language());
    List<Section> sections = new ArrayList<>();
    for (SectionKind kind : plan.sections()) {
      switch (kind) {
        case MODEL ->
            entries.stream()
                .flatMap(e -> e.chapter().stream())
                .flatMap(c -> c.sections().stream())
                .filter(s -> s.kind() == SectionKind.MODEL)
                .distinct()
                .forEach(sections::add);
        case LIMITS -> sections.add(new Section(kind, w.section(kind), limits(w)));
        case PROVENANCE ->
            sections.add(new Section(kind, w.section(kind), provenance(entries, product, w)));
        default -> {
          // of one video each
        }
      }
    }
    return sections;
  }

  private static List<ReportBlock> limits(ReportWords w) {
    return List.of(
        new ReportBlock.Bullets(
            List.of(
                w.text("limits.cause"), w.text("limits.probability"), w.text("limits.people"))));
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

  private static List<ReportBlock> videos(List<CollectionEntry> entries, ReportPlan plan) {
    ReportWords w = ReportWords.of(plan.style().language());
    Set<String> heads = new LinkedHashSet<>();
    if (plan.sections().contains(SectionKind.PREDICTIONS)) {
      entries.forEach(e -> e.answers().forEach(a -> heads.add(a.head())));
    }
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
    long chapters = entries.stream().filter(e -> e.chapter().isPresent()).count();
    if (chapters > 0 && chapters < rows.size()) {
      blocks.add(new ReportBlock.Note(w.text("collection.more", chapters)));
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
