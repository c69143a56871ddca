package dev.sightline.core.training.own;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.model.bundle.SideEvaluation;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Calibration;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a head on the part of a set that it was not trained on. */
final class HeadMeasures {
  private static final int RESAMPLES = 1000;

  /** Both sides against the better one of the two, item by item. */
  static final String GAIN = "both_minus_best";

  private final LinearHead head;
  private final List<String> labels;
  private final List<Side> sides;
  private final long seed;

  /**
   * @param head without a temperature
   * @param hasTexts false: only the video is measured
   */
  HeadMeasures(LinearHead head, List<String> labels, boolean hasTexts, long seed) {
    this.head = head;
    this.labels = labels;
    this.sides = hasTexts ? List.of(Side.values()) : List.of(Side.VIDEO);
    this.seed = seed;
  }

  /** The side that the model is meant to be given. */
  private Side main() {
    return sides.getLast();
  }

  /** Fitted on dev, on the side that the model is meant to be given. */
  Temperature temperature(List<Example> dev) {
    return TemperatureScaling.fitFew(probabilities(dev, main()), truth(dev));
  }

  /**
   * The single side that names more of dev's items with a text rightly; the video if none has one.
   * Dev says it for the other parts too: choosing by what is measured would favour the single side.
   */
  Side better(List<Example> dev) {
    List<Example> both = withText(dev);
    return sum(hits(both, Side.TEXT)) > sum(hits(both, Side.VIDEO)) ? Side.TEXT : Side.VIDEO;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /**
   * For each item 1 if the side names it rightly, else 0.
   *
   * @param side of which each item has what it needs
   */
  private double[] hits(List<Example> items, Side side) {
    return items.stream()
        .mapToDouble(
            e -> Classification.best(head.probabilities(e.vectors().of(side))) == e.label() ? 1 : 0)
        .toArray();
  }

  /**
   * Figures, confusion and reliability; of sides with a text from the items that have one. On dev,
   * the reliability is that of probabilities whose temperature was fitted on the other half of the
   * items, so that it is not flattered. Where texts are read, also what both sides give beyond the
   * better one, item by item, of the items that have both.
   *
   * @param better the single side to compare with, of dev
   */
  Evaluation evaluation(
      String task,
      String model,
      Part part,
      List<Example> items,
      Temperature temperature,
      Side better) {
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
    Map<String, Interval> metrics = new LinkedHashMap<>();
    Map<String, SideEvaluation> bySide = new LinkedHashMap<>();
    for (Side side : sides) {
      List<Example> asked = side == Side.VIDEO ? items : withText(items);
      if (asked.isEmpty()) {
        continue;
      }
      List<Integer> truth = truth(asked);
      float[][] plain = probabilities(asked, side);
      float[][] scaled =
          part == Part.DEV && side == main()
              ? TemperatureScaling.crossFittedFew(plain, truth, seed)
              : TemperatureScaling.apply(temperature, plain);
      int[] predicted = Arrays.stream(plain).mapToInt(Classification::best).toArray();
      bySide.put(
          side.key(),
          new SideEvaluation(
              ConfusionMatrix.of(predicted, truth, labels.size()),
              Calibration.bins(scaled, truth, Calibration.BINS)));
      metrics.put(side.key() + ".accuracy", bootstrap.mean(hits(asked, side)));
      metrics.put(
          side.key() + ".macro_f1",
          bootstrap.normal( // a drawn set has fewer classes, so the percentiles may miss the value
              predicted.length,
              drawn -> Classification.macroF1(predicted, truth, labels.size(), drawn)));
    }
    Map<String, Integer> parts = new LinkedHashMap<>();
    List<Example> both = withText(items);
    if (sides.contains(Side.BOTH) && !both.isEmpty()) {
      double[] gain = hits(both, Side.BOTH);
      double[] single = hits(both, better);
      Arrays.setAll(gain, i -> gain[i] - single[i]);
      metrics.put(GAIN + ".accuracy", bootstrap.mean(gain));
      parts.put(GAIN, both.size());
    }
    return new Evaluation(
        task,
        model,
        part.key(),
        items.size(),
        metrics,
        Map.of(task, new ByClass(labels, bySide)),
        parts);
  }

  /** What it says of each item, side by side, as {@link #evaluation} counts it. */
  List<Answered> answers(String task, List<Example> items) {
    List<Answered> all = new ArrayList<>();
    for (Example e : items) {
      Map<String, String> said = new LinkedHashMap<>();
      for (Side side : sides) {
        if (side == Side.VIDEO || !e.vectors().texts().isEmpty()) {
          int best = Classification.best(head.probabilities(e.vectors().of(side)));
          said.put(side.key(), labels.get(best));
        }
      }
      all.add(
          new Answered(
              task,
              e.video().video().file().toString(),
              e.video().part().key(),
              labels.get(e.label()),
              said));
    }
    return all;
  }

  /** The items named wrongly, the surest first. */
  List<Example> wrong(List<Example> items) {
    return items.stream()
        .filter(e -> Classification.best(of(e)) != e.label())
        .sorted(
            Comparator.comparingDouble((Example e) -> -of(e)[Classification.best(of(e))])
                .thenComparing(e -> e.video().video().name()))
        .toList();
  }

  /** The class that it names. */
  int answered(Example e) {
    return Classification.best(of(e));
  }

  private float[] of(Example e) {
    return head.probabilities(e.vectors().of(main()));
  }

  private float[][] probabilities(List<Example> items, Side side) {
    return items.stream()
        .map(e -> head.probabilities(e.vectors().of(side)))
        .toArray(float[][]::new);
  }

  private static List<Example> withText(List<Example> items) {
    return items.stream().filter(e -> !e.vectors().texts().isEmpty()).toList();
  }

  private static List<Integer> truth(List<Example> items) {
    return items.stream().map(Example::label).toList();
  }
}
