package dev.sightline.core.report;

import dev.sightline.core.explain.faithfulness.Finding;
import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import dev.sightline.core.explain.faithfulness.Grade;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.faithfulness.Measure;
import dev.sightline.core.explain.faithfulness.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report says of how far a map can be trusted. */
final class TestWords {
  private TestWords() {}

  static List<ReportBlock> faithfulness(ReportFacts facts) {
    if (facts.tests().isEmpty()) {
      return List.of(
          new ReportBlock.Note(
              "Not tested. Whether the answer hangs on what the map shows is not known."));
    }
    MapTests tests = facts.tests().get();
    Verdict verdict = tests.verdict();
    List<List<String>> rows = new ArrayList<>();
    for (Finding f : verdict.findings()) {
      rows.add(List.of(measure(f.measure()), grade(f), reason(f)));
    }
    return List.of(
        new ReportBlock.Stated(light(verdict), sentence(verdict)),
        new ReportBlock.Table(
            "Tests of the map “"
                + tests.map().method()
                + "” for "
                + PlainText.printable(tests.map().target().key(facts.analysis())),
            List.of("Test", "Outcome", "In numbers"),
            rows,
            false));
  }

  private static String light(Verdict verdict) {
    return switch (verdict.light()) {
      case GREEN -> "Green";
      case YELLOW -> "Yellow";
      case RED -> "Red";
      case GREY -> "Grey";
    };
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict.light()) {
      case GREEN ->
          "The answer hangs on what this map shows, and the map hangs on what the model learned.";
      case YELLOW -> "Mixed: not every test speaks for this map.";
      case GREY -> "Too little could be tested to say.";
      case RED ->
          failed(verdict, Measure.RANDOMISATION)
              ? "Do not trust it here: the map hardly changes when the model’s weights are random."
              : failed(verdict, Measure.STABILITY)
                  ? "Do not trust it here: noise that nobody would see turns the map over."
                  : "Do not trust it here: what the map calls important counts no more than"
                      + " anything else.";
    };
  }

  private static boolean failed(Verdict verdict, Measure measure) {
    return verdict.about(measure) instanceof Tested t && t.grade() == Grade.FAILED;
  }

  private static String grade(Finding finding) {
    return finding instanceof Tested t ? t.grade().name().toLowerCase(Locale.ROOT) : "not tested";
  }

  private static String measure(Measure measure) {
    String items = items(measure);
    return switch (measure) {
      case DELETION_TOKENS, DELETION_CLIPS, DELETION_CELLS -> "Deletion, " + items;
      case INSERTION_TOKENS, INSERTION_CLIPS, INSERTION_CELLS -> "Insertion, " + items;
      case RANDOMISATION -> "Random weights";
      case STABILITY -> "Noise";
      case AGREEMENT -> "Agreement of methods";
    };
  }

  private static String items(Measure measure) {
    return switch (measure) {
      case DELETION_TOKENS, INSERTION_TOKENS -> "words";
      case DELETION_CLIPS, INSERTION_CLIPS -> "clips";
      default -> "cells";
    };
  }

  private static String reason(Finding finding) {
    return switch (finding) {
      case Tested t ->
          switch (t.measure()) {
            case RANDOMISATION -> "rank correlation " + number(t, "mean") + " with random weights";
            case STABILITY ->
                "rank correlation " + number(t, "mean") + ", at the lowest " + number(t, "lowest");
            case AGREEMENT ->
                "mean rank correlation "
                    + number(t, "mean")
                    + " with "
                    + Math.round(t.number("count"))
                    + " methods";
            default ->
                String.format(
                    Locale.ROOT,
                    "area %s, in random order %s (%s to %s); p = %.3f",
                    number(t, "area"),
                    number(t, "random"),
                    number(t, "low"),
                    number(t, "high"),
                    t.number("p"));
          };
      case NotTested n ->
          switch (n.reason()) {
            case NOT_ASKED -> "nobody asked for it";
            case NOT_GIVEN -> "the map says nothing of single " + items(n.measure());
            case TOO_FEW -> "fewer than five " + items(n.measure());
            case NO_EFFECT -> "the answer is the same whichever are hidden";
            case CONSTANT -> "all scores are equal";
            case NOT_A_NUMBER -> "a score is not a number";
            case UNSUPPORTED -> "this model cannot be asked, or changed, in that way";
          };
    };
  }

  private static String number(Tested t, String name) {
    return AnswerWords.decimal(t.number(name));
  }
}
