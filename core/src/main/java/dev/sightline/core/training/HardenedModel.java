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

/**
 * A bundle with some of its weights replaced. Immutable.
 *
 * @param base what it was
 * @param fresh the weights that changed, by name
 */
public record HardenedModel(ModelBundle base, Map<String, FloatTensor> fresh) {
  private static final String VERSION = "1.0";
  private static final String TASK = "robustness";

  public HardenedModel {
    fresh = Map.copyOf(fresh);
  }

  static HardenedModel of(ModelBundle base, ParameterSet parameters, List<String> changed) {
    Map<String, FloatTensor> fresh = new LinkedHashMap<>();
    for (String name : changed) {
      fresh.put(name, TorchEngine.toJava(parameters.get(name)));
    }
    return new HardenedModel(base, fresh);
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
  public void write(
      Path target, String name, HardenPlan plan, Hardening.Result result, String command)
      throws SightlineException {
    BundleManifest m = base.manifest();
    Map<String, FloatTensor> weights = new LinkedHashMap<>(base.weights().tensors());
    weights.putAll(fresh);
    List<Metric> metrics = new ArrayList<>();
    for (Hardening.Point p : result.points()) {
      metrics.add(
          new Metric(
              TASK,
              String.format(Locale.ROOT, "video.accuracy@%.4g", p.epsilon()),
              "dev",
              result.n(),
              p.after().value(),
              p.after().low(),
              p.after().high(),
              command));
    }
    m.metrics().stream()
        .filter(o -> !(o.task().equals(plan.head()) && o.name().startsWith("video")))
        .filter(o -> !o.task().equals("rejection"))
        .forEach(metrics::add);
    List<HeadEvaluation> evaluations =
        base.record().evaluations().stream().filter(e -> !e.task().equals(plan.head())).toList();
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
        card(plan, result, command),
        new TrainingRecord(result.curves(), evaluations));
    Confidence c = base.confidence();
    BundleWriter.update(
        target,
        new Confidence(
            c.temperatures().stream().filter(t -> !isChanged(plan, t.head(), t.side())).toList(),
            c.detectors(),
            List.of(),
            c.means()));
  }

  private static boolean isChanged(HardenPlan plan, String head, String side) {
    return head.equals(plan.head()) && side.equals(Side.VIDEO.key());
  }

  private String card(HardenPlan plan, Hardening.Result result, String command) {
    StringBuilder table = new StringBuilder();
    for (Hardening.Point p : result.points()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %.4g | %.1f (%.1f–%.1f) | %.1f (%.1f–%.1f) |%n",
              p.epsilon(),
              100 * p.before().value(),
              100 * p.before().low(),
              100 * p.before().high(),
              100 * p.after().value(),
              100 * p.after().low(),
              100 * p.after().high()));
    }
    return """
        # Hardened from %s

        The map of the head *%s* for the video alone was trained on adversarial features (%s, L∞, \
        ε = %.4g of the root mean square of a video's features, %d steps, %d epochs). Everything else \
        is the base's. Made by `%s`.

        Accuracy in %% on %d dev videos under PGD of %d steps, with 95 %% intervals:

        | ε | before | after |
        |---|---|---|
        %s
        What it does not do: pixels, words, and answers with a text are as easy to attack as before \
        unless measured otherwise; the probabilities of this head for the video alone are not \
        calibrated. Its figures for accuracy elsewhere in this card are those of the base.

        %s"""
        .formatted(
            base.title(),
            plan.head(),
            plan.variant().name().toLowerCase(Locale.ROOT),
            plan.epsilon(),
            plan.steps(),
            plan.epochs(),
            command,
            result.n(),
            Hardening.MEASURED_STEPS,
            table,
            base.card());
  }
}
