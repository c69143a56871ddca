package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.HeadTemperature;
import dev.sightline.core.model.bundle.KnownDetector;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.training.evaluation.Auroc;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The last stage of a training: how far each head of a finished bundle can be trusted. Temperatures
 * are fitted on dev (Guo et al., 2017). Detectors of foreign items are trained on the head's own
 * training set against the training sets of the other heads and photographs (outlier exposure,
 * Hendrycks et al., 2019); their thresholds are fitted on dev.
 */
final class ConfidenceStage {
  private static final String DEV = "dev";

  /** Share of known dev items that a threshold accepts. */
  private static final double ACCEPTED = 0.95;

  /** A head that answers questions answers where it is right at least as often as not. */
  private static final double RIGHT = 0.5;

  private static final double PLACES = 1e6;

  private final TorchEngine engine;
  private final Path data;
  private final Path work;

  /**
   * @param work where features are kept
   */
  ConfidenceStage(TorchEngine engine, Path data, Path work) {
    this.engine = engine;
    this.data = data;
    this.work = work;
  }

  /**
   * Adds {@code confidence.json} to a bundle.
   *
   * @param plan the one by which its heads were trained
   * @throws SightlineException if a set is missing, or the user cancelled
   */
  void run(Path bundle, HeadPlan plan, long seed, Progress progress) throws SightlineException {
    BundleWriter.update(bundle, fit(BundleReader.open(bundle), plan, seed, progress));
  }

  private Confidence fit(ModelBundle bundle, HeadPlan plan, long seed, Progress progress)
      throws SightlineException {
    List<HeadTemperature> temperatures = new ArrayList<>();
    List<KnownDetector> detectors = new ArrayList<>();
    List<AnswerThreshold> thresholds = new ArrayList<>();
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        FrozenEncoders frozen = new FrozenEncoders(bundle, work)) {
      bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      MultimodalNet net = new MultimodalNet(bundle.manifest().config(), parameters, false);
      SetFeatures sets =
          new SetFeatures(
              manager,
              parameters,
              net,
              frozen,
              bundle.manifest().textEncoder().language().equals(LabelledVideos.LANGUAGE));
      Map<NamedSet, PlainSides> train = new EnumMap<>(NamedSet.class);
      for (NamedSet set : NamedSet.around(net.config())) {
        train.put(set, sets.trained(set, data, plan, progress));
      }
      for (HeadSpec head : net.config().heads()) {
        NamedSet own = NamedSet.of(head).orElse(null);
        if (own == null) {
          continue;
        }
        PlainSides dev = sets.measured(own, data, DEV, progress);
        for (Side side : dev.data().sides()) {
          float[][] p = Predictions.probabilities(manager, net, dev.data(), side, progress);
          HeadTemperature fitted = temperature(head, side, p, dev.data().labels());
          temperatures.add(fitted);
          if (own.open() && side == Side.BOTH) {
            thresholds.add(threshold(head, p, fitted, dev.data().labels()));
          }
          Map<NamedSet, PlainSides> foreign = new EnumMap<>(NamedSet.class);
          own.foreign(net.config()).forEach(s -> foreign.put(s, train.get(s)));
          detectors.add(detector(head, side, train.get(own), foreign, dev, seed, progress));
        }
      }
    }
    return new Confidence(temperatures, detectors, thresholds, List.of());
  }

  /** Of items with a label that the head knows: no temperature makes another one likelier. */
  private static HeadTemperature temperature(
      HeadSpec head, Side side, float[][] p, List<Integer> labels) {
    int[] known = IntStream.range(0, p.length).filter(i -> labels.get(i) >= 0).toArray();
    double t =
        TemperatureScaling.fit(
                Arrays.stream(known).mapToObj(i -> p[i]).toArray(float[][]::new),
                Arrays.stream(known).mapToObj(labels::get).toList())
            .value();
    return new HeadTemperature(head.key(), side.key(), rounded(t), DEV, known.length);
  }

  private static AnswerThreshold threshold(
      HeadSpec head, float[][] p, HeadTemperature fitted, List<Integer> labels) {
    AnswerThreshold exact =
        AnswerMeasures.threshold(
            head.key(),
            Side.BOTH,
            TemperatureScaling.apply(new Temperature(fitted.value()), p),
            labels,
            RIGHT,
            DEV);
    return new AnswerThreshold(
        exact.head(),
        exact.side(),
        Math.floor(exact.threshold() * PLACES) / PLACES,
        rounded(exact.coverage()),
        rounded(exact.accuracy()),
        exact.split(),
        exact.n());
  }

  private static KnownDetector detector(
      HeadSpec head,
      Side side,
      PlainSides known,
      Map<NamedSet, PlainSides> foreign,
      PlainSides dev,
      long seed,
      Progress progress)
      throws SightlineException {
    LinearDetector fitted =
        LinearDetector.fit(
            known.source(side),
            foreign.values().stream().map(s -> s.source(side)).toList(),
            seed,
            head.key() + " " + side.key(),
            progress);
    List<Float> weights = new ArrayList<>();
    for (float w : fitted.weights()) {
      weights.add((float) rounded(w));
    }
    int n = dev.data().size();
    KnownDetector open =
        new KnownDetector(
            head.key(),
            side.key(),
            weights,
            rounded(fitted.bias()),
            0,
            0,
            DEV,
            n,
            foreign.keySet().stream().map(NamedSet::key).toList());
    double[] scores = scores(open, dev, side);
    double threshold = Math.floor(Auroc.threshold(scores, ACCEPTED) * PLACES) / PLACES;
    double accepted = (double) Arrays.stream(scores).filter(s -> s >= threshold).count() / n;
    return new KnownDetector(
        open.head(),
        open.side(),
        open.weights(),
        open.bias(),
        threshold,
        rounded(accepted),
        open.split(),
        n,
        open.exposedTo());
  }

  /** What a detector gives each video of a set. */
  static double[] scores(KnownDetector detector, PlainSides set, Side side) {
    return IntStream.range(0, set.data().size())
        .mapToDouble(v -> detector.score(set.firstText(v, side), set.firstView(v, side)))
        .toArray();
  }

  private static double rounded(double value) {
    return Math.round(value * PLACES) / PLACES;
  }
}
