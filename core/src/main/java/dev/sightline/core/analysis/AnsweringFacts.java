package dev.sightline.core.analysis;

import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the answers of a model to questions can be trusted.
 *
 * @param thresholds from which probability on its heads that answer questions do answer
 * @param curve accuracy against coverage, the surest questions first; empty if it was not measured
 */
public record AnsweringFacts(List<AnswerThreshold> thresholds, List<Covered> curve) {
  /** Of a model that answers no questions, or none that was measured. */
  public static final AnsweringFacts NONE = new AnsweringFacts(List.of(), List.of());

  /** Measured on photographs, or on the world of the laboratory. */
  private static final Set<String> TASKS = Set.of("qa", "laboratory-questions");

  private static final String ALL = "both.accuracy";
  private static final Pattern PART = Pattern.compile("both\\.accuracy\\.at_(\\d{1,2})");

  public AnsweringFacts {
    thresholds = List.copyOf(thresholds);
    curve = List.copyOf(curve);
  }

  /**
   * A point of the curve.
   *
   * @param percent share of the questions that are answered, those that the model is surest of
   * @param accuracy share of right answers among those, 0 to 1, with its 95 % interval
   * @param low lower end
   * @param high upper end
   * @param n questions of the split
   */
  public record Covered(int percent, double accuracy, double low, double high, int n) {}

  /**
   * Reads the curve from the figures of a bundle.
   *
   * @param metrics of the bundle
   */
  static AnsweringFacts of(List<AnswerThreshold> thresholds, List<Metric> metrics) {
    List<Covered> curve = new ArrayList<>();
    for (Metric m : metrics) {
      Matcher part = PART.matcher(m.name());
      if (TASKS.contains(m.task()) && (m.name().equals(ALL) || part.matches())) {
        int percent = m.name().equals(ALL) ? 100 : Integer.parseInt(part.group(1));
        curve.add(new Covered(percent, m.value(), m.low(), m.high(), m.n()));
      }
    }
    curve.sort(Comparator.comparingInt(Covered::percent));
    return new AnsweringFacts(thresholds, curve);
  }
}
