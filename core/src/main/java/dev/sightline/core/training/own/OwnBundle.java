package dev.sightline.core.training.own;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.KnownMeans;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the bundle of a base model with one more head. */
final class OwnBundle {
  private static final String VERSION = "1.0";

  private OwnBundle() {}

  /** The base's heads and the new one: since nothing below changed, the old ones still work. */
  static List<HeadSpec> heads(ModelBundle base, HeadSpec fresh) {
    List<HeadSpec> heads = new ArrayList<>(base.manifest().heads());
    heads.add(fresh);
    return heads;
  }

  static BundleManifest manifest(
      ModelBundle base, String name, HeadSpec fresh, List<Metric> metrics) {
    BundleManifest m = base.manifest();
    List<Metric> all = new ArrayList<>(metrics); // the new head's first: they are looked for
    all.addAll(m.metrics());
    return new BundleManifest(
        m.schema(),
        name,
        VERSION,
        m.licence(),
        m.parts(),
        m.architecture(),
        m.preprocessing(),
        heads(base, fresh),
        all,
        List.of());
  }

  /**
   * @param target a file
   * @param command that measured the evaluations
   */
  static void write(
      Path target,
      ModelBundle base,
      OwnRequest request,
      HeadSpec fresh,
      LinearHead head,
      Measured measured,
      String card)
      throws SightlineException {
    Map<String, FloatTensor> weights = new LinkedHashMap<>(base.weights().tensors());
    weights.put("head." + fresh.key() + ".weight", head.weight());
    weights.put("head." + fresh.key() + ".bias", head.bias());
    TrainingRecord record = new TrainingRecord(measured.curves(), List.of());
    List<Metric> metrics = new ArrayList<>();
    for (Evaluation e : measured.evaluations()) {
      record = e.addTo(record, measured.command());
      metrics.addAll(e.asMetrics(measured.command()));
    }
    for (HeadEvaluation old : base.record().evaluations()) {
      record = record.with(old);
    }
    BundleWriter.write(
        target,
        manifest(base, request.name(), fresh, metrics),
        Safetensors.encode(TensorFile.of(weights), n -> StoredType.exact(weights.get(n))),
        card,
        record);
    Confidence confidence = base.confidence().with(measured.rejection());
    if (!confidence.equals(Confidence.NONE)) {
      BundleWriter.update(target, confidence); // the other heads stay as they were
    }
    if (base.captions().isPresent()) {
      BundleWriter.update(target, base.captions().get()); // its video encoder stays as it was
    }
    if (base.words().isPresent()) {
      BundleWriter.update(target, base.words().get()); // its fusion stays as it was
    }
  }

  /** What was seen while the head was trained and measured. */
  record Measured(
      List<CurvePoint> curves,
      List<Evaluation> evaluations,
      List<KnownMeans> rejection,
      String command) {
    Measured {
      rejection = List.copyOf(rejection);
      curves = List.copyOf(curves);
      evaluations = List.copyOf(evaluations);
    }
  }
}
