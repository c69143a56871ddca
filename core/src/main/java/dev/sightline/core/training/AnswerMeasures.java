package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The figures of a head that answers questions. An answer is right if it is the one that was given,
 * letter by letter; a question whose answer the head does not know is always answered wrongly.
 */
final class AnswerMeasures {
  private static final int FEW = 5;

  /** Shares of the questions at which the curve of accuracy against coverage is read. */
  private static final List<Integer> COVERAGES = List.of(10, 25, 50, 75);

  private final Confidence confidence;
  private final String head;
  private final Bootstrap bootstrap;
  private final Map<String, Interval> metrics = new LinkedHashMap<>();

  AnswerMeasures(Confidence confidence, String head, Bootstrap bootstrap) {
    this.confidence = confidence;
    this.head = head;
    this.bootstrap = bootstrap;
  }

  /**
   * Adds what the head said when it was given a side.
   *
   * @param raw {@code [questions][answers]} at T = 1
   * @param truth answer of each question, or {@link LabelledFeatures#UNKNOWN}
   */
  void add(Side side, float[][] raw, List<Integer> truth) {
    String key = side.key();
    double[] hits = Predictions.hits(Predictions.labels(raw), truth);
    metrics.put(key + ".accuracy", bootstrap.mean(hits));
    metrics.put(key + ".top5", bootstrap.mean(among(raw, truth, FEW)));
    Temperature t = confidence.temperature(head, side);
    double[] sure = best(TemperatureScaling.apply(t, raw));
    Optional<AnswerThreshold> threshold = confidence.threshold(head, side);
    if (threshold.isPresent()) {
      double[] answered =
          Arrays.stream(sure).map(p -> p >= threshold.get().threshold() ? 1 : 0).toArray();
      metrics.put(key + ".answered", bootstrap.mean(answered));
      metrics.put(key + ".answered.accuracy", bootstrap.mean(kept(hits, answered)));
    }
    if (side == Side.BOTH) {
      int[] order = surestFirst(sure);
      for (int percent : COVERAGES) {
        int n = Math.max(1, sure.length * percent / 100);
        double[] first = Arrays.stream(order).limit(n).mapToDouble(i -> hits[i]).toArray();
        metrics.put(key + ".accuracy.at_" + percent, bootstrap.mean(first));
      }
      double[] known = truth.stream().mapToDouble(i -> i < 0 ? 0 : 1).toArray();
      metrics.put("known.answers", bootstrap.mean(known));
    }
  }

  /** All figures. */
  Map<String, Interval> metrics() {
    return metrics;
  }

  /**
   * The lowest threshold at which at least a share of the answered questions is answered rightly;
   * if there is none, the one that answers the surest question alone.
   *
   * @param p calibrated, {@code [questions][answers]}
   * @param truth answer of each question, or {@link LabelledFeatures#UNKNOWN}
   * @param right that share
   * @param split of the questions
   */
  static AnswerThreshold threshold(
      String head, Side side, float[][] p, List<Integer> truth, double right, String split) {
    double[] sure = best(p);
    double[] hits = Predictions.hits(Predictions.labels(p), truth);
    int[] order = surestFirst(sure);
    int n = order.length;
    int answered = 1;
    double hit = 0;
    double rightOnes = hits[order[0]];
    for (int i = 0; i < n; i++) {
      hit += hits[order[i]];
      boolean whole = i + 1 == n || sure[order[i + 1]] < sure[order[i]]; // like ones go together
      if (whole && hit >= right * (i + 1)) {
        answered = i + 1;
        rightOnes = hit;
      }
    }
    return new AnswerThreshold(
        head,
        side.key(),
        sure[order[answered - 1]],
        (double) answered / n,
        rightOnes / answered,
        split,
        n);
  }

  private static int[] surestFirst(double[] sure) {
    return IntStream.range(0, sure.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -sure[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] best(float[][] p) {
    return Arrays.stream(p).mapToDouble(row -> row[Classification.best(row)]).toArray();
  }

  private static double[] kept(double[] hits, double[] answered) {
    double[] kept =
        IntStream.range(0, hits.length)
            .filter(i -> answered[i] > 0)
            .mapToDouble(i -> hits[i])
            .toArray();
    return kept.length == 0 ? new double[1] : kept;
  }

  /** For each question 1 if the right answer is among the likeliest few. */
  private static double[] among(float[][] p, List<Integer> truth, int few) {
    return IntStream.range(0, p.length)
        .mapToDouble(i -> truth.get(i) >= 0 && before(p[i], truth.get(i)) < few ? 1 : 0)
        .toArray();
  }

  private static int before(float[] row, int label) {
    int better = 0;
    for (int c = 0; c < row.length; c++) {
      better += row[c] > row[label] || row[c] == row[label] && c < label ? 1 : 0;
    }
    return better;
  }
}
