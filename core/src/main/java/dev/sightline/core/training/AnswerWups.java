package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.evaluation.NounTaxonomy;
import dev.sightline.core.training.evaluation.Wups;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How near answers are to the right ones, beside whether they are right: WUPS, by the nouns of
 * WordNet. What is no noun there, such as {@code garbage_bin}, is near to nothing but itself. One
 * thread.
 */
final class AnswerWups {
  /** As the field reports it. */
  private static final List<Figure> FIGURES =
      List.of(new Figure("wups@0.9", 0.9), new Figure("wups@0.0", 0));

  private final List<String> labels;
  private final List<String> truth;
  private final Bootstrap bootstrap;
  private final NounTaxonomy nouns;
  private final Map<String, Double> known = new HashMap<>();

  /**
   * @param labels the head's answers
   * @param truth what was answered by people, question by question, known to the head or not
   * @throws SightlineException if the words cannot be read
   */
  AnswerWups(List<String> labels, List<String> truth, Bootstrap bootstrap)
      throws SightlineException {
    this.labels = labels;
    this.truth = truth;
    this.bootstrap = bootstrap;
    this.nouns = NounTaxonomy.bundled();
  }

  /**
   * @param raw {@code [questions][answers]}
   */
  Map<String, Interval> of(Side side, float[][] raw) {
    int[] said = Predictions.labels(raw);
    Map<String, Interval> metrics = new LinkedHashMap<>();
    for (Figure figure : FIGURES) {
      Wups wups = new Wups(this::similarity, figure.threshold());
      double[] near =
          IntStream.range(0, said.length)
              .mapToDouble(i -> wups.of(labels.get(said[i]), truth.get(i)))
              .toArray();
      metrics.put(side.key() + "." + figure.name(), bootstrap.mean(near));
    }
    return metrics;
  }

  private record Figure(String name, double threshold) {}

  private double similarity(String one, String other) {
    return known.computeIfAbsent(one + "\t" + other, k -> nouns.similarity(one, other));
  }
}
