package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

  /** A head that answers questions answers where it is right at least as often as not. */
  private static final double RIGHT = 0.5;

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
    ConfidenceFit fit = new ConfidenceFit(DEV);
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
          HeadTemperature fitted = fit.temperature(head.key(), side, p, dev.data().labels());
          temperatures.add(fitted);
          if (own.open() && side == Side.BOTH) {
            thresholds.add(fit.threshold(fitted, p, dev.data().labels(), RIGHT));
          }
          Map<String, LinearDetector.Source> foreign = new LinkedHashMap<>();
          own.foreign(net.config()).forEach(s -> foreign.put(s.key(), train.get(s).source(side)));
          detectors.add(
              fit.detector(
                  new ConfidenceFit.Told(head.key(), side, train.get(own).source(side), foreign),
                  vectors(dev, side),
                  seed,
                  progress));
        }
      }
    }
    return new Confidence(temperatures, detectors, thresholds, List.of());
  }

  private static List<float[]> vectors(PlainSides set, Side side) {
    return IntStream.range(0, set.data().size())
        .mapToObj(v -> PlainSides.joined(set.firstText(v, side), set.firstView(v, side)))
        .toList();
  }

  /** What a detector gives each video of a set. */
  static double[] scores(KnownDetector detector, PlainSides set, Side side) {
    return IntStream.range(0, set.data().size())
        .mapToDouble(v -> detector.score(set.firstText(v, side), set.firstView(v, side)))
        .toArray();
  }
}
