package dev.sightline.core.report;

import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import dev.sightline.core.library.use.Uses;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a report says of results that were kept with the video. */
final class UseWords {
  /** Rows of a table; more are counted. */
  private static final int ROWS = 24;

  /** Of generated clips, how the settings are called. */
  /** Settings that are told; their words have the keys {@code uses.setting.…}. */
  private static final Set<String> NAMES = Set.of("seed", "method", "frames", "steps", "guidance");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private UseWords() {}

  static List<ReportBlock> uses(ReportFacts facts, ReportWords w) {
    if (facts.uses().isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("uses.none")));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    answers(facts, blocks, w);
    for (UseResult r : facts.uses()) {
      switch (r.kind()) {
        case SUMMARY -> summary(r, blocks, w);
        case SENTIMENT -> sentiment(r, blocks, w);
        case GENERATION -> generation(r, blocks, w);
        case ATTACK -> attack(r, blocks, w);
        case ANSWER -> {}
      }
    }
    blocks.add(new ReportBlock.Note(w.text("uses.note")));
    return blocks;
  }

  private static void answers(ReportFacts facts, List<ReportBlock> blocks, ReportWords w) {
    List<UseResult> all = facts.uses().stream().filter(r -> r.kind() == UseKind.ANSWER).toList();
    List<List<String>> rows = new ArrayList<>();
    for (UseResult r : all.subList(0, Math.min(ROWS, all.size()))) {
      UseValue best = r.values().getFirst();
      rows.add(
          List.of(
              w.text("uses.question", printable(r.setting(Uses.QUESTION))),
              Uses.tells(r) ? printable(best.words()) : w.text("uses.unknown"),
              r.values().stream()
                  .map(v -> printable(v.words()) + " (" + percent(v, UseValue.PROBABILITY) + ")")
                  .limit(3)
                  .collect(Collectors.joining(w.text("list.comma"))),
              r.model().name()));
    }
    if (!rows.isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              more("uses.questions", all.size(), w),
              List.of(
                  w.text("column.question"),
                  w.text("head.qa"),
                  w.text("column.likeliest"),
                  w.text("video.model")),
              rows,
              false));
    }
  }

  private static void summary(UseResult r, List<ReportBlock> blocks, ReportWords w) {
    blocks.add(
        new ReportBlock.Paragraph(w.text("uses.words", by(r), printable(Uses.paragraph(r)))));
    List<UseValue> shots = Uses.part(r, Uses.PIECE);
    blocks.add(
        new ReportBlock.Table(
            more("uses.shots", shots.size(), w),
            List.of(w.text("column.time"), w.text("column.caption")),
            shots.stream().limit(ROWS).map(v -> List.of(span(v), printable(v.words()))).toList(),
            false));
  }

  private static void sentiment(UseResult r, List<ReportBlock> blocks, ReportWords w) {
    sentiment("uses.utterances", r, Uses.part(r, Uses.MAIN), true, blocks, w);
    sentiment("uses.clips", r, Uses.part(r, Uses.PIECE), false, blocks, w);
  }

  private static void sentiment(
      String name,
      UseResult r,
      List<UseValue> values,
      boolean said,
      List<ReportBlock> blocks,
      ReportWords w) {
    if (values.isEmpty()) {
      return;
    }
    List<String> columns = new ArrayList<>(List.of(w.text("column.time")));
    if (said) {
      columns.add(w.text("column.words"));
    }
    columns.addAll(
        List.of(
            w.text("column.positive"),
            w.text("column.neutral"),
            w.text("column.negative"),
            w.text("column.valence")));
    List<List<String>> rows = new ArrayList<>();
    for (UseValue v : values.subList(0, Math.min(ROWS, values.size()))) {
      List<String> row = new ArrayList<>(List.of(span(v)));
      if (said) {
        row.add(printable(v.words()));
      }
      row.add(percent(v, "positive"));
      row.add(percent(v, "neutral"));
      row.add(percent(v, "negative"));
      row.add(signed(v, "valence") + " ± " + decimal(v, "spread"));
      rows.add(row);
    }
    blocks.add(
        new ReportBlock.Table(
            shown(w.text("uses.byWhom", w.text(name), by(r)), values.size(), w),
            columns,
            rows,
            !said));
  }

  private static void generation(UseResult r, List<ReportBlock> blocks, ReportWords w) {
    List<ReportBlock.Fact> facts = new ArrayList<>();
    facts.add(new ReportBlock.Fact(w.text("uses.sentence"), printable(r.setting(Uses.SENTENCE))));
    facts.add(new ReportBlock.Fact(w.text("uses.by"), by(r)));
    r.settings()
        .forEach(
            (name, value) -> {
              if (NAMES.contains(name)) {
                facts.add(new ReportBlock.Fact(w.text("uses.setting." + name), printable(value)));
              }
            });
    r.values()
        .forEach(v -> facts.add(new ReportBlock.Fact(w.text("uses.read"), printable(v.words()))));
    blocks.add(new ReportBlock.Facts(facts));
  }

  private static void attack(UseResult r, List<ReportBlock> blocks, ReportWords w) {
    UseValue first = r.values().getFirst();
    boolean fooled = first.numbers().getOrDefault(Uses.FOOLED, 0.) > 0;
    List<List<String>> rows = new ArrayList<>();
    for (UseValue v : fooled ? r.values() : List.of(first)) {
      rows.add(List.of(printable(v.words()), percent(v, Uses.BEFORE), percent(v, Uses.AFTER)));
    }
    blocks.add(
        new ReportBlock.Table(
            w.text(
                fooled ? "uses.attack.fooled" : "uses.attack.stays",
                printable(r.setting(Uses.ATTACK)),
                AnswerWords.title(r.setting(Uses.HEAD), w),
                by(r)),
            List.of(w.text("column.class"), w.text("column.before"), w.text("column.after")),
            rows,
            true));
    if (first.numbers().containsKey(Uses.MOVED)) {
      blocks.add(new ReportBlock.Stated(percent(first, Uses.MOVED), w.text("uses.moved")));
    }
  }

  private static String more(String key, int all, ReportWords w) {
    return shown(w.text(key), all, w);
  }

  /** Says how many there are where not all are shown. */
  private static String shown(String caption, int all, ReportWords w) {
    return all > ROWS ? w.text("uses.first", caption, ROWS, all) : caption;
  }

  private static String by(UseResult r) {
    return printable(r.model().name()) + ", " + DAY.format(r.made());
  }

  private static String span(UseValue v) {
    return v.span().map(s -> PlainText.time(s.from()) + " – " + PlainText.time(s.to())).orElse("–");
  }

  private static String printable(String words) {
    return PlainText.printable(words);
  }

  private static String percent(UseValue v, String number) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * v.numbers().getOrDefault(number, 0.));
  }

  private static String decimal(UseValue v, String number) {
    return AnswerWords.decimal(v.numbers().getOrDefault(number, 0.));
  }

  private static String signed(UseValue v, String number) {
    return String.format(Locale.ROOT, "%+.2f", v.numbers().getOrDefault(number, 0.))
        .replace('-', '−');
  }
}
