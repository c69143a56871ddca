package dev.sightline.core.training;

import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle with some of its weights replaced. Immutable.
 *
 * @param base what it was
 * @param fresh the weights that changed, by name
 * @param side whose maps of a head changed; empty: the fusion did, and with it all that reads it
 */
public record HardenedModel(ModelBundle base, Map<String, FloatTensor> fresh, Optional<Side> side) {
  private static final String VERSION = "1.0";
  private static final String TASK = "robustness";

  public HardenedModel {
    fresh = Map.copyOf(fresh);
  }

  /**
   * Takes the weights that changed from the engine.
   *
   * @param changed their names
   */
  public static HardenedModel of(
      ModelBundle base, ParameterSet parameters, List<String> changed, Optional<Side> side) {
    Map<String, FloatTensor> fresh = new LinkedHashMap<>();
    for (String name : changed) {
      fresh.put(name, TorchEngine.toJava(parameters.get(name)));
    }
    return new HardenedModel(base, fresh, side);
  }

  /**
   * Writes the bundle with its card. Figures and confidence of what changed are left out: they were
   * those of the base.
   *
   * @param target a file or folder
   * @param name of the model
   * @param command that made it
   * @throws SightlineException if it cannot be written
   */
  public void write(Path target, String name, HardenPlan plan, HardenResult result, String command)
      throws SightlineException {
    BundleManifest m = base.manifest();
    Map<String, FloatTensor> weights = new LinkedHashMap<>(base.weights().tensors());
    weights.putAll(fresh);
    List<Metric> metrics = new ArrayList<>();
    for (HardenResult.Head head : result.heads()) {
      for (HardenResult.Point p : head.points()) {
        metrics.add(
            new Metric(
                TASK,
                metric(head, p),
                "dev",
                head.n(),
                p.after().value(),
                p.after().low(),
                p.after().high(),
                command));
      }
    }
    m.metrics().stream().filter(o -> stays(o, result)).forEach(metrics::add);
    List<HeadEvaluation> evaluations =
        base.record().evaluations().stream().filter(e -> !isMeasured(e.task(), result)).toList();
    BundleWriter.write(
        target,
        new BundleManifest(
            m.schema(),
            name,
            VERSION,
            m.licence(),
            m.parts(),
            m.architecture(),
            m.preprocessing(),
            m.heads(),
            metrics,
            List.of()),
        Safetensors.encode(
            TensorFile.of(weights), n -> fresh.containsKey(n) ? StoredType.F32 : StoredType.F16),
        new HardenCard(base, side, plan).of(result, command),
        new TrainingRecord(result.curves(), evaluations));
    Confidence c = base.confidence();
    BundleWriter.update(
        target,
        new Confidence(
            c.temperatures().stream().filter(t -> !changes(t.head(), t.side(), result)).toList(),
            c.detectors(),
            List.of(),
            c.means()));
  }

  private String metric(HardenResult.Head head, HardenResult.Point point) {
    String of = side.map(s -> s.key()).orElseGet(() -> head.key() + "." + Side.BOTH.key());
    return String.format(Locale.ROOT, "%s.accuracy@%.4g", of, point.epsilon());
  }

  /** True if a figure of the base holds for this model too. */
  private boolean stays(Metric metric, HardenResult result) {
    if (metric.task().equals("rejection")) {
      return false;
    }
    boolean told = side.map(s -> metric.name().startsWith(s.key())).orElse(true);
    return !(told && isMeasured(metric.task(), result));
  }

  private boolean isMeasured(String task, HardenResult result) {
    return side.isEmpty() || result.heads().stream().anyMatch(h -> h.key().equals(task));
  }

  private boolean changes(String head, String of, HardenResult result) {
    return side.map(s -> s.key().equals(of)).orElse(true)
        && result.heads().stream().anyMatch(h -> h.key().equals(head));
  }
}
