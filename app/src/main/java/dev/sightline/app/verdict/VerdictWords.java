package dev.sightline.app.verdict;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.faithfulness.Finding;
import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import dev.sightline.core.explain.faithfulness.Grade;
import dev.sightline.core.explain.faithfulness.Light;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.faithfulness.Measure;
import dev.sightline.core.explain.faithfulness.Verdict;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verdict and its reasons in words. Pure. */
final class VerdictWords {
  private VerdictWords() {}

  /** What a map is tested for. */
  static String target(Question question) {
    if (!(question.target() instanceof Target.OfClass c)) {
      return Messages.text("verdict.target.score");
    }
    Optional<HeadResult> head = question.analysis().head(c.head());
    String label =
        head.filter(h -> c.label() < h.labels().size())
            .map(h -> h.labels().get(c.label()))
            .orElse(Integer.toString(c.label()));
    return Messages.text("verdict.target.class", label);
  }

  /** One sentence: what the light means, with the weightiest reason. */
  static String sentence(Verdict verdict) {
    return switch (verdict.light()) {
      case GREEN -> Messages.text("verdict.green");
      case YELLOW -> Messages.text("verdict.yellow");
      case GREY -> Messages.text("verdict.grey");
      case RED -> red(verdict);
    };
  }

  private static String red(Verdict verdict) {
    if (isFailed(verdict.about(Measure.RANDOMISATION))) {
      return Messages.text("verdict.red.random");
    }
    return isFailed(verdict.about(Measure.STABILITY))
        ? Messages.text("verdict.red.noise")
        : Messages.text("verdict.red.curves");
  }

  private static boolean isFailed(Finding f) {
    return f instanceof Tested t && t.grade() == Grade.FAILED;
  }

  /** How many measures came out how. */
  static String counts(Verdict verdict) {
    int[] n = new int[4];
    for (Finding f : verdict.findings()) {
      n[f instanceof Tested t ? t.grade().ordinal() : 3]++;
    }
    List<String> parts = new ArrayList<>();
    String[] names = {
      Messages.text("verdict.passed"),
      Messages.text("verdict.doubtful"),
      Messages.text("verdict.failed"),
      Messages.text("verdict.notTested")
    };
    for (int i = 0; i < n.length; i++) {
      if (n[i] > 0) {
        parts.add(Messages.text("verdict.count", Integer.toString(n[i]), names[i]));
      }
    }
    return String.join(", ", parts);
  }

  /** All findings as a table. */
  static String table(MapTests tests) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("measure", "grade", "reason"));
    for (Finding f : tests.verdict().findings()) {
      rows.add(List.of(measure(f.measure()), grade(f), sentence(f)));
    }
    return ScoresTable.text(rows);
  }

  /** Name of a light, for screen readers. */
  static String light(Light light) {
    return switch (light) {
      case GREEN -> Messages.text("verdict.light.green");
      case YELLOW -> Messages.text("verdict.light.yellow");
      case RED -> Messages.text("verdict.light.red");
      case GREY -> Messages.text("verdict.light.grey");
    };
  }

  /** Name of a grade; of what was not tested, so. */
  static String grade(Finding finding) {
    if (!(finding instanceof Tested t)) {
      return Messages.text("verdict.notTested");
    }
    return switch (t.grade()) {
      case PASSED -> Messages.text("verdict.passed");
      case DOUBTFUL -> Messages.text("verdict.doubtful");
      case FAILED -> Messages.text("verdict.failed");
    };
  }

  /** Name of a part of a model that got random weights. */
  static String part(String key) {
    int dot = key.lastIndexOf('.');
    if (dot > 0) {
      return Messages.text(
          "verdict.part.layer", Integer.toString(Integer.parseInt(key.substring(dot + 1)) + 1));
    }
    return switch (key) {
      case "heads" -> Messages.text("verdict.part.heads");
      case "fusion" -> Messages.text("verdict.part.fusion");
      default -> Messages.text("verdict.part.alignment");
    };
  }

  /** Name of a measure. */
  static String measure(Measure measure) {
    return switch (measure) {
      case DELETION_TOKENS, DELETION_CLIPS, DELETION_CELLS ->
          Messages.text("verdict.deletion", items(measure));
      case INSERTION_TOKENS, INSERTION_CLIPS, INSERTION_CELLS ->
          Messages.text("verdict.insertion", items(measure));
      case RANDOMISATION -> Messages.text("verdict.random");
      case STABILITY -> Messages.text("verdict.noise");
      case AGREEMENT -> Messages.text("verdict.agreement");
    };
  }

  static String items(Measure measure) {
    return switch (measure) {
      case DELETION_TOKENS, INSERTION_TOKENS -> Messages.text("verdict.words");
      case DELETION_CLIPS, INSERTION_CLIPS -> Messages.text("verdict.clips");
      default -> Messages.text("verdict.cells");
    };
  }

  /** One sentence with the number. */
  static String sentence(Finding finding) {
    return switch (finding) {
      case NotTested n -> reason(n);
      case Tested t ->
          switch (t.measure()) {
            case RANDOMISATION ->
                Messages.text(
                    t.grade() == Grade.PASSED
                        ? "verdict.random.passed"
                        : t.grade() == Grade.FAILED
                            ? "verdict.random.failed"
                            : "verdict.random.doubtful",
                    decimal(t.number("mean")));
            case STABILITY ->
                Messages.text(
                    t.grade() == Grade.PASSED
                        ? "verdict.noise.passed"
                        : t.grade() == Grade.FAILED
                            ? "verdict.noise.failed"
                            : "verdict.noise.doubtful",
                    decimal(t.number("mean")),
                    decimal(t.number("lowest")));
            case AGREEMENT ->
                Messages.text(
                    t.grade() == Grade.PASSED
                        ? "verdict.agreement.passed"
                        : "verdict.agreement.doubtful",
                    decimal(t.number("mean")),
                    Math.round(t.number("count")));
            default -> curve(t);
          };
    };
  }

  private static String curve(Tested t) {
    String key =
        t.measure().isDeletion()
            ? switch (t.grade()) {
              case PASSED -> "verdict.deletion.passed";
              case DOUBTFUL -> "verdict.deletion.doubtful";
              case FAILED -> "verdict.deletion.failed";
            }
            : switch (t.grade()) {
              case PASSED -> "verdict.insertion.passed";
              case DOUBTFUL -> "verdict.insertion.doubtful";
              case FAILED -> "verdict.insertion.failed";
            };
    return Messages.text(
        key,
        items(t.measure()),
        decimal(t.number("area")),
        decimal(t.number("random")),
        Messages.text("verdict.range", decimal(t.number("low")), decimal(t.number("high"))),
        String.format(Locale.ROOT, "%.3f", t.number("p")));
  }

  private static String reason(NotTested n) {
    return switch (n.reason()) {
      case NOT_ASKED -> Messages.text("verdict.reason.notAsked");
      case NOT_GIVEN -> Messages.text("verdict.reason.notGiven", items(n.measure()));
      case TOO_FEW -> Messages.text("verdict.reason.tooFew", items(n.measure()));
      case NO_EFFECT -> Messages.text("verdict.reason.noEffect", items(n.measure()));
      case CONSTANT -> Messages.text("verdict.reason.constant");
      case NOT_A_NUMBER -> Messages.text("verdict.reason.notANumber");
      case UNSUPPORTED -> Messages.text("verdict.reason.unsupported");
      case OUT_OF_REACH ->
          Messages.text(
              n.measure() == Measure.STABILITY ? "verdict.reason.noise" : "verdict.reason.random");
    };
  }

  /** Two decimals, with a true minus. */
  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }
}
