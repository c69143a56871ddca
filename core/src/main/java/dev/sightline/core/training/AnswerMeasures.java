package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Calibration;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The figures of a head that answers questions. An answer is right if it is the one that was given,
 * letter by letter; a question whose answer the head does not know is always answered wrongly.
 */
public final class AnswerMeasures {
  private static final int FEW = 5;

  /** Shares of the questions at which the curve of accuracy against coverage is read. */
  private static final List<Integer> COVERAGES = List.of(10, 25, 50, 75);

  private final Confidence confidence;
  private final String head;
  private final Bootstrap bootstrap;
  private final Map<String, Interval> metrics = new LinkedHashMap<>();
  private final Map<Side, double[]> hits = new EnumMap<>(Side.class);

  /**
   * @param confidence temperatures and thresholds of the model
   * @param head key of the head that answers
   */
  public AnswerMeasures(Confidence confidence, String head, Bootstrap bootstrap) {
    this.confidence = confidence;
    this.head = head;
    this.bootstrap = bootstrap;
  }

  /**
   * Adds what the head said when it was given a side. The calibration error is that of the
   * temperature as it was fitted, also on the split of the fit, and counts questions whose answer
   * is not known as wrong.
   *
   * @param raw {@code [questions][answers]} at T = 1
   * @param truth answer of each question, or {@link LabelledFeatures#UNKNOWN}
   */
  public void add(Side side, float[][] raw, List<Integer> truth) {
    String key = side.key();
    double[] right = Predictions.hits(Predictions.labels(raw), truth);
    hits.put(side, right);
    metrics.put(key + ".accuracy", bootstrap.mean(right));
    metrics.put(key + ".top5", bootstrap.mean(among(raw, truth, FEW)));
    Temperature t = confidence.temperature(head, side);
    float[][] p = TemperatureScaling.apply(t, raw);
    metrics.put(
        key + ".ece", bootstrap.normal(p.length, items -> Calibration.error(p, truth, items)));
    double[] sure = best(p);
    Optional<AnswerThreshold> threshold = confidence.threshold(head, side);
    if (threshold.isPresent()) {
      double[] answered =
          Arrays.stream(sure).map(s -> s >= threshold.get().threshold() ? 1 : 0).toArray();
      metrics.put(key + ".answered", bootstrap.mean(answered));
      metrics.put(key + ".answered.accuracy", bootstrap.mean(kept(right, answered)));
    }
    if (side == Side.BOTH) {
      int[] order = surestFirst(sure);
      for (int percent : COVERAGES) {
        int n = Math.max(1, sure.length * percent / 100);
        double[] first = Arrays.stream(order).limit(n).mapToDouble(i -> right[i]).toArray();
        metrics.put(key + ".accuracy.at_" + percent, bootstrap.mean(first));
      }
      double[] known = truth.stream().mapToDouble(i -> i < 0 ? 0 : 1).toArray();
      metrics.put("known.answers", bootstrap.mean(known));
    }
  }

  /**
   * All figures; with all sides, also what both give beyond the better one, question by question.
   * Which one is better, these questions say, which favours the single side.
   */
  public Map<String, Interval> metrics() {
    if (hits.size() < Side.values().length) {
      return metrics;
    }
    double[] both = hits.get(Side.BOTH);
    double[] text = hits.get(Side.TEXT);
    double[] video = hits.get(Side.VIDEO);
    double[] best = Batches.mean(video) > Batches.mean(text) ? video : text;
    double[] gain = IntStream.range(0, both.length).mapToDouble(i -> both[i] - best[i]).toArray();
    Map<String, Interval> all = new LinkedHashMap<>(metrics);
    all.put("both_minus_best.accuracy", bootstrap.mean(gain));
    return all;
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
