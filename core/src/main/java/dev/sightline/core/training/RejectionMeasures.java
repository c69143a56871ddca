package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.KnownDetector;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Auroc;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How well each head tells its own kind of items from those of other sets. */
final class RejectionMeasures {
  private final Confidence confidence;
  private final Bootstrap bootstrap;
  private int n;

  RejectionMeasures(Confidence confidence, Bootstrap bootstrap) {
    this.confidence = confidence;
    this.bootstrap = bootstrap;
  }

  /**
   * @return {@code HEAD.SET.SIDE.auroc} for each foreign set; {@code HEAD.SIDE.accepted}, the share
   *     of known items that are not rejected; {@code HEAD.SET.SIDE.rejected}
   * @throws SightlineException {@code UNSUPPORTED} if the bundle has no detector
   */
  Map<String, Interval> run(SetFeatures sets, Path data, String split, Progress progress)
      throws SightlineException {
    if (confidence.detectors().isEmpty()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "This model cannot tell known from foreign videos; train it again to add that."));
    }
    Map<NamedSet, PlainSides> loaded = new EnumMap<>(NamedSet.class);
    for (NamedSet set : NamedSet.around(sets.net().config())) {
      loaded.put(set, sets.measured(set, data, split, progress));
    }
    n = loaded.values().stream().mapToInt(s -> s.data().size()).sum();
    Map<String, Interval> metrics = new LinkedHashMap<>();
    for (HeadSpec head : sets.net().config().heads()) {
      NamedSet own = NamedSet.of(head).orElse(null);
      for (Side side : Side.values()) {
        KnownDetector detector = confidence.detector(head.key(), side).orElse(null);
        boolean given = loaded.values().stream().allMatch(s -> s.data().sides().contains(side));
        if (own != null && detector != null && given) {
          measure(detector, side, own, loaded, metrics);
        }
      }
    }
    return metrics;
  }

  private void measure(
      KnownDetector detector,
      Side side,
      NamedSet own,
      Map<NamedSet, PlainSides> sets,
      Map<String, Interval> metrics) {
    double[] known = ConfidenceStage.scores(detector, sets.get(own), side);
    String head = detector.head() + ".";
    sets.forEach(
        (set, features) -> {
          String name = side.key();
          if (set == own) {
            double[] in = reached(known, detector.threshold());
            metrics.put(head + name + ".accepted", bootstrap.mean(in));
          } else {
            double[] foreign = ConfidenceStage.scores(detector, features, side);
            double[] out = reached(foreign, detector.threshold());
            Arrays.setAll(out, i -> 1 - out[i]);
            String place = head + set.key() + "." + name;
            metrics.put(place + ".auroc", Auroc.of(known, foreign, bootstrap));
            metrics.put(place + ".rejected", bootstrap.mean(out));
          }
        });
  }

  /** For each score 1 if it is not below the threshold, else 0. */
  private static double[] reached(double[] scores, double threshold) {
    return Arrays.stream(scores).map(s -> s >= threshold ? 1 : 0).toArray();
  }

  /** Items measured in the last run. */
  int items() {
    return n;
  }
}
