package dev.sightline.core.training.own;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.KnownMeans;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.evaluation.Auroc;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a head of a user's says that none of its classes is likely. No foreign items are at hand, so
 * it is told by how near an item is to the nearest class of the training set; the threshold is
 * fitted on dev, so that 19 of 20 known items reach it. How well it works is measured with the
 * classes at hand, each taken for unknown in turn.
 */
final class Rejection {
  /** Share of known dev items that a threshold accepts. */
  private static final double ACCEPTED = 0.95;

  private static final int RESAMPLES = 1000;
  private static final double PLACES = 1e6;
  private static final float[] NONE = {};

  private final ModelConfig config;
  private final Map<Side, KnownMeans> bySide = new EnumMap<>(Side.class);

  private Rejection(ModelConfig config) {
    this.config = config;
  }

  /**
   * Fits a detector for each side for which each class has training items and dev has items.
   *
   * @param config of the model with the head
   */
  static Rejection fit(ModelConfig config, HeadSpec head, HeadInputs inputs) {
    Rejection fitted = new Rejection(config);
    for (Side side : inputs.hasTexts() ? Side.values() : new Side[] {Side.VIDEO}) {
      Optional<List<List<Float>>> means =
          fitted.means(inputs.of(Part.TRAIN), side, head.labels().size());
      List<Example> dev = having(inputs.of(Part.DEV), side);
      if (means.isPresent() && !dev.isEmpty()) {
        KnownMeans open =
            new KnownMeans(head.key(), side.key(), means.get(), 0, 0, Part.DEV.key(), dev.size());
        fitted.bySide.put(side, fitted.closed(open, dev, side));
      }
    }
    return fitted;
  }

  /** For the bundle. */
  List<KnownMeans> detectors() {
    return List.copyOf(bySide.values());
  }

  private KnownMeans closed(KnownMeans open, List<Example> dev, Side side) {
    double[] scores = scores(open, dev, side, false);
    double threshold = Math.floor(Auroc.threshold(scores, ACCEPTED) * PLACES) / PLACES;
    return new KnownMeans(
        open.head(),
        open.side(),
        open.means(),
        threshold,
        Math.round(share(scores, threshold) * PLACES) / PLACES,
        open.split(),
        open.n());
  }

  private static double share(double[] scores, double threshold) {
    return Arrays.stream(scores).map(s -> s >= threshold ? 1 : 0).average().orElse(0);
  }

  /**
   * Figures on a part that was not trained on.
   *
   * @return {@code SIDE.left_out.auroc}: how well an item is told from the same item with its class
   *     left out of the classes; and, but for dev, on which the threshold was fitted, {@code
   *     SIDE.accepted}: the share that is not rejected
   */
  Map<String, Interval> metrics(Part part, List<Example> items, long seed) {
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
    Map<String, Interval> metrics = new LinkedHashMap<>();
    bySide.forEach(
        (side, detector) -> {
          List<Example> asked = having(items, side);
          if (asked.isEmpty()) {
            return;
          }
          double[] known = scores(detector, asked, side, false);
          double[] foreign = scores(detector, asked, side, true);
          metrics.put(side.key() + ".left_out.auroc", Auroc.of(known, foreign, bootstrap));
          if (part != Part.DEV) {
            double[] kept = new double[known.length];
            Arrays.setAll(kept, i -> known[i] >= detector.threshold() ? 1 : 0);
            metrics.put(side.key() + ".accepted", bootstrap.mean(kept));
          }
        });
    return metrics;
  }

  private double[] scores(KnownMeans detector, List<Example> items, Side side, boolean leaveOut) {
    return items.stream()
        .mapToDouble(
            e -> detector.score(direction(e.vectors().of(side), side), leaveOut ? e.label() : -1))
        .toArray();
  }

  private static List<Example> having(List<Example> items, Side side) {
    return side == Side.VIDEO
        ? items
        : items.stream().filter(e -> !e.vectors().texts().isEmpty()).toList();
  }

  /** Empty if a class has no item. */
  private Optional<List<List<Float>>> means(List<Example> train, Side side, int labels) {
    double[][] sums = new double[labels][];
    for (Example e : having(train, side)) {
      for (float[] pooled : inputs(e.vectors(), side)) {
        float[] direction = direction(pooled, side);
        if (sums[e.label()] == null) {
          sums[e.label()] = new double[direction.length];
        }
        for (int i = 0; i < direction.length; i++) {
          sums[e.label()][i] += direction[i];
        }
      }
    }
    List<List<Float>> means = new ArrayList<>();
    for (double[] sum : sums) {
      if (sum == null) {
        return Optional.empty();
      }
      means.add(unit(sum));
    }
    return Optional.of(means);
  }

  private static List<Float> unit(double[] sum) {
    double length = Math.sqrt(Arrays.stream(sum).map(v -> v * v).sum());
    List<Float> mean = new ArrayList<>();
    for (double v : sum) {
      mean.add(length == 0 ? 0f : (float) (Math.round(v / length * PLACES) / PLACES));
    }
    return mean;
  }

  private static List<float[]> inputs(VideoVectors vectors, Side side) {
    return switch (side) {
      case TEXT -> vectors.texts();
      case VIDEO -> List.of(vectors.video());
      case BOTH -> vectors.both();
    };
  }

  /** Of the plain parts of a pooled vector: behind what the fusion made of both sides. */
  private float[] direction(float[] pooled, Side side) {
    int text = 2 * config.fusionDim();
    int video = text + config.textDim();
    return KnownMeans.direction(
        side == Side.VIDEO ? NONE : Arrays.copyOfRange(pooled, text, video),
        side == Side.TEXT ? NONE : Arrays.copyOfRange(pooled, video, pooled.length));
  }
}
