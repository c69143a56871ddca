package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.model.bundle.HeadTemperature;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.SideEvaluation;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Calibration;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The figures of one head on a labelled set, from what it said of each item. Not thread-safe. */
public final class HeadMeasures {
  /** Decides on the tenths of a set on which temperatures were fitted. */
  private static final long TENTHS_SEED = 20_261_123;

  private static final String DEV = "dev";

  private final ModelBundle bundle;
  private final String head;
  private final String split;
  private final Bootstrap bootstrap;
  private final Map<String, Interval> metrics = new LinkedHashMap<>();
  private final Map<String, SideEvaluation> sides = new LinkedHashMap<>();
  private final Map<Side, double[]> hits = new LinkedHashMap<>();

  /**
   * @param split of the items; temperatures that were fitted on it are fitted anew on nine tenths
   */
  public HeadMeasures(ModelBundle bundle, String head, String split, Bootstrap bootstrap) {
    this.bundle = bundle;
    this.head = head;
    this.split = split;
    this.bootstrap = bootstrap;
  }

  /**
   * Adds what the head said when it was given a side.
   *
   * @param raw {@code [items][classes]} at T = 1
   * @param truth class of each item
   */
  public void add(Side side, float[][] raw, List<Integer> truth) {
    int classes = raw[0].length;
    int[] predicted = Predictions.labels(raw);
    hits.put(side, Predictions.hits(predicted, truth));
    float[][] p = scaled(side, raw, truth);
    sides.put(
        side.key(),
        new SideEvaluation(
            ConfusionMatrix.of(predicted, truth, classes),
            Calibration.bins(p, truth, Calibration.BINS)));
    metrics.put(side.key() + ".accuracy", bootstrap.mean(hits.get(side)));
    metrics.put(
        side.key() + ".macro_f1",
        bootstrap.normal( // a drawn set has fewer classes, so the percentiles may miss the value
            predicted.length, drawn -> Classification.macroF1(predicted, truth, classes, drawn)));
    metrics.put(
        side.key() + ".weighted_f1",
        bootstrap.normal(
            predicted.length,
            drawn -> Classification.weightedF1(predicted, truth, classes, drawn)));
    metrics.put(side.key() + ".ece", error(p, truth));
    metrics.put(side.key() + ".ece.unscaled", error(raw, truth));
    metrics.put(
        side.key() + ".ece.of_perfect",
        Calibration.ofPerfect(p, bootstrap.resamples(), bootstrap.seed()));
  }

  /** As it is shown to a user; on the set of the fit, each tenth by the fit of the other nine. */
  private float[][] scaled(Side side, float[][] raw, List<Integer> truth) {
    Confidence confidence = bundle.confidence();
    Optional<HeadTemperature> fitted = confidence.fitted(head, side);
    return fitted.isPresent() && fitted.get().split().equals(split)
        ? TemperatureScaling.crossFitted(raw, truth, TENTHS_SEED)
        : TemperatureScaling.apply(confidence.temperature(head, side), raw);
  }

  private Interval error(float[][] p, List<Integer> truth) {
    return bootstrap.normal(p.length, items -> Calibration.error(p, truth, items));
  }

  /**
   * All figures; with both sides, also what both give beyond the better one of the two, item by
   * item. Which one is better, dev has said, where the head was measured on it by its own name;
   * else the measured items say so, which favours the single side.
   */
  public Map<String, Interval> metrics() {
    if (hits.size() < Side.values().length) {
      return metrics;
    }
    double[] both = hits.get(Side.BOTH);
    double[] best = hits.get(best());
    double[] gain = IntStream.range(0, both.length).mapToDouble(i -> both[i] - best[i]).toArray();
    Map<String, Interval> all = new LinkedHashMap<>(metrics);
    all.put("both_minus_best.accuracy", bootstrap.mean(gain));
    return all;
  }

  /** Confusions and reliability of each side that was added. */
  public Map<String, SideEvaluation> sides() {
    return sides;
  }

  private Side best() {
    return accuracy(Side.VIDEO) > accuracy(Side.TEXT) ? Side.VIDEO : Side.TEXT;
  }

  private double accuracy(Side side) {
    double here = Batches.mean(hits.get(side));
    return split.equals(DEV)
        ? here
        : bundle.manifest().metrics().stream()
            .filter(m -> m.task().equals(head) && m.split().equals(DEV))
            .filter(m -> m.name().equals(side.key() + ".accuracy"))
            .mapToDouble(Metric::value)
            .findFirst()
            .orElse(here);
  }
}
