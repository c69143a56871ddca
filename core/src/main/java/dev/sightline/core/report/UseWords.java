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
import java.util.Map;
import java.util.stream.Collectors;

/** What a report says of results that were kept with the video. */
final class UseWords {
  /** Rows of a table; more are counted. */
  private static final int ROWS = 24;

  /** Of generated clips, how the settings are called. */
  private static final Map<String, String> NAMES =
      Map.of(
          "seed",
          "Seed",
          "method",
          "Method",
          "frames",
          "Frames",
          "steps",
          "Steps",
          "guidance",
          "Guidance");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private UseWords() {}

  static List<ReportBlock> uses(ReportFacts facts) {
    if (facts.uses().isEmpty()) {
      return List.of(
          new ReportBlock.Note(
              "Nothing: no answer, summary, sentiment, attack or sentence is kept with this"
                  + " video."));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    answers(facts, blocks);
    for (UseResult r : facts.uses()) {
      switch (r.kind()) {
        case SUMMARY -> summary(r, blocks);
        case SENTIMENT -> sentiment(r, blocks);
        case GENERATION -> generation(r, blocks);
        case ATTACK -> attack(r, blocks);
        case ANSWER -> {}
      }
    }
    blocks.add(
        new ReportBlock.Note(
            "Kept with the video's content when they were made, each by the model that it names;"
                + " times of day are UTC. They are not made anew for this report."));
    return blocks;
  }

  private static void answers(ReportFacts facts, List<ReportBlock> blocks) {
    List<UseResult> all = facts.uses().stream().filter(r -> r.kind() == UseKind.ANSWER).toList();
    List<List<String>> rows = new ArrayList<>();
    for (UseResult r : all.subList(0, Math.min(ROWS, all.size()))) {
      UseValue best = r.values().getFirst();
      rows.add(
          List.of(
              printable(r.setting(Uses.QUESTION)) + "?",
              Uses.tells(r) ? printable(best.words()) : "I cannot tell",
              r.values().stream()
                  .map(v -> printable(v.words()) + " (" + percent(v, UseValue.PROBABILITY) + ")")
                  .limit(3)
                  .collect(Collectors.joining(", ")),
              r.model().name()));
    }
    if (!rows.isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              "Questions" + more(all.size()),
              List.of("Question", "Answer", "Likeliest", "Model"),
              rows,
              false));
    }
  }

  private static void summary(UseResult r, List<ReportBlock> blocks) {
    blocks.add(
        new ReportBlock.Paragraph("In words (" + by(r) + "): " + printable(Uses.paragraph(r))));
    List<UseValue> shots = Uses.part(r, Uses.PIECE);
    blocks.add(
        new ReportBlock.Table(
            "Shots in words" + more(shots.size()),
            List.of("Time", "Caption"),
            shots.stream().limit(ROWS).map(v -> List.of(span(v), printable(v.words()))).toList(),
            false));
  }

  private static void sentiment(UseResult r, List<ReportBlock> blocks) {
    sentiment("Sentiment of utterances", r, Uses.part(r, Uses.MAIN), true, blocks);
    sentiment("Sentiment of clips", r, Uses.part(r, Uses.PIECE), false, blocks);
  }

  private static void sentiment(
      String name, UseResult r, List<UseValue> values, boolean said, List<ReportBlock> blocks) {
    if (values.isEmpty()) {
      return;
    }
    List<String> columns = new ArrayList<>(List.of("Time"));
    if (said) {
      columns.add("Words");
    }
    columns.addAll(List.of("Positive", "Neutral", "Negative", "Valence"));
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
        new ReportBlock.Table(name + ", by " + by(r) + more(values.size()), columns, rows, !said));
  }

  private static void generation(UseResult r, List<ReportBlock> blocks) {
    List<ReportBlock.Fact> facts = new ArrayList<>();
    facts.add(new ReportBlock.Fact("Made from", printable(r.setting(Uses.SENTENCE))));
    facts.add(new ReportBlock.Fact("By", by(r)));
    r.settings()
        .forEach(
            (name, value) -> {
              if (NAMES.containsKey(name)) {
                facts.add(new ReportBlock.Fact(NAMES.get(name), printable(value)));
              }
            });
    r.values().forEach(v -> facts.add(new ReportBlock.Fact("Read back", printable(v.words()))));
    blocks.add(new ReportBlock.Facts(facts));
  }

  private static void attack(UseResult r, List<ReportBlock> blocks) {
    UseValue first = r.values().getFirst();
    boolean fooled = first.numbers().getOrDefault(Uses.FOOLED, 0.) > 0;
    List<List<String>> rows = new ArrayList<>();
    for (UseValue v : fooled ? r.values() : List.of(first)) {
      rows.add(List.of(printable(v.words()), percent(v, Uses.BEFORE), percent(v, Uses.AFTER)));
    }
    blocks.add(
        new ReportBlock.Table(
            "Attack: "
                + printable(r.setting(Uses.ATTACK))
                + ", on "
                + AnswerWords.title(r.setting(Uses.HEAD))
                + " of "
                + by(r)
                + (fooled ? "; the answer becomes another" : "; the answer stays"),
            List.of("Class", "Before", "After"),
            rows,
            true));
    if (first.numbers().containsKey(Uses.MOVED)) {
      blocks.add(
          new ReportBlock.Stated(
              percent(first, Uses.MOVED), "of the words' attention moved to other clips."));
    }
  }

  private static String more(int all) {
    return all > ROWS ? String.format(Locale.ROOT, " (the first %d of %d)", ROWS, all) : "";
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
