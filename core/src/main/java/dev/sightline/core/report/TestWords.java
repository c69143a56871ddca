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

  static List<ReportBlock> faithfulness(ReportFacts facts, ReportWords w) {
    if (facts.tests().isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("test.none")));
    }
    MapTests tests = facts.tests().get();
    Verdict verdict = tests.verdict();
    List<List<String>> rows = new ArrayList<>();
    for (Finding f : verdict.findings()) {
      rows.add(List.of(measure(f.measure(), w), grade(f, w), reason(f, w)));
    }
    return List.of(
        new ReportBlock.Stated(light(verdict, w), sentence(verdict, w)),
        new ReportBlock.Table(
            w.text(
                "test.caption",
                tests.map().method(),
                PlainText.printable(tests.map().target().key(facts.analysis()))),
            List.of(w.text("column.test"), w.text("column.outcome"), w.text("column.numbers")),
            rows,
            false));
  }

  private static String light(Verdict verdict, ReportWords w) {
    return switch (verdict.light()) {
      case GREEN -> w.text("light.green");
      case YELLOW -> w.text("light.yellow");
      case RED -> w.text("light.red");
      case GREY -> w.text("light.grey");
    };
  }

  private static String sentence(Verdict verdict, ReportWords w) {
    return switch (verdict.light()) {
      case GREEN -> w.text("verdict.green");
      case YELLOW -> w.text("verdict.yellow");
      case GREY -> w.text("verdict.grey");
      case RED ->
          failed(verdict, Measure.RANDOMISATION)
              ? w.text("verdict.random")
              : failed(verdict, Measure.STABILITY)
                  ? w.text("verdict.noise")
                  : w.text("verdict.red");
    };
  }

  private static boolean failed(Verdict verdict, Measure measure) {
    return verdict.about(measure) instanceof Tested t && t.grade() == Grade.FAILED;
  }

  private static String grade(Finding finding, ReportWords w) {
    return finding instanceof Tested t
        ? w.text("grade." + t.grade().name().toLowerCase(Locale.ROOT))
        : w.text("grade.untested");
  }

  private static String measure(Measure measure, ReportWords w) {
    String items = items(measure, w);
    return switch (measure) {
      case DELETION_TOKENS, DELETION_CLIPS, DELETION_CELLS -> w.text("measure.deletion", items);
      case INSERTION_TOKENS, INSERTION_CLIPS, INSERTION_CELLS -> w.text("measure.insertion", items);
      case RANDOMISATION -> w.text("measure.random");
      case STABILITY -> w.text("measure.noise");
      case AGREEMENT -> w.text("measure.agreement");
    };
  }

  private static String items(Measure measure, ReportWords w) {
    return switch (measure) {
      case DELETION_TOKENS, INSERTION_TOKENS -> w.text("items.words");
      case DELETION_CLIPS, INSERTION_CLIPS -> w.text("items.clips");
      default -> w.text("items.cells");
    };
  }

  private static String reason(Finding finding, ReportWords w) {
    return switch (finding) {
      case Tested t ->
          switch (t.measure()) {
            case RANDOMISATION -> w.text("reason.random", number(t, "mean"));
            case STABILITY -> w.text("reason.noise", number(t, "mean"), number(t, "lowest"));
            case AGREEMENT ->
                w.text("reason.agreement", number(t, "mean"), Math.round(t.number("count")));
            default ->
                w.text(
                    "reason.curve",
                    number(t, "area"),
                    number(t, "random"),
                    number(t, "low"),
                    number(t, "high"),
                    String.format(Locale.ROOT, "%.3f", t.number("p")));
          };
      case NotTested n ->
          switch (n.reason()) {
            case NOT_ASKED -> w.text("reason.notAsked");
            case NOT_GIVEN -> w.text("reason.notGiven", items(n.measure(), w));
            case TOO_FEW -> w.text("reason.few", items(n.measure(), w));
            case NO_EFFECT -> w.text("reason.noEffect");
            case CONSTANT -> w.text("reason.constant");
            case NOT_A_NUMBER -> w.text("reason.notNumber");
            case UNSUPPORTED -> w.text("reason.unsupported");
            case OUT_OF_REACH ->
                w.text(
                    n.measure() == Measure.STABILITY
                        ? "reason.noiseOutOfReach"
                        : "reason.randomOutOfReach");
          };
    };
  }

  private static String number(Tested t, String name) {
    return AnswerWords.decimal(t.number(name));
  }
}
