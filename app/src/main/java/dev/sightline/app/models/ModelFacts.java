package dev.sightline.app.models;

import dev.sightline.core.model.bundle.BundleFile;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What is shown of a model: all of a bundle but its weights.
 *
 * @param manifest what it says of itself
 * @param card the model card, Markdown
 * @param record what was seen while it was trained and measured
 * @param sha256 hash of its manifest
 * @param parameters number of trained values
 * @param measured what was measured of it on this machine, the newest first
 */
public record ModelFacts(
    BundleManifest manifest,
    String card,
    TrainingRecord record,
    String sha256,
    long parameters,
    List<MeasuredHere> measured) {
  public ModelFacts {
    measured = List.copyOf(measured);
  }

  /** Of a model of which nothing was measured here. Lets go of the weights. */
  static ModelFacts of(ModelBundle bundle) {
    long parameters =
        bundle.weights().tensors().values().stream().mapToLong(t -> t.values().length).sum();
    return new ModelFacts(
        bundle.manifest(), bundle.card(), bundle.record(), bundle.sha256(), parameters, List.of());
  }

  /** The same with other figures measured here. */
  ModelFacts with(List<MeasuredHere> here) {
    return new ModelFacts(manifest, card, record, sha256, parameters, here);
  }

  /** Evaluations class by class: those measured here, then those of the bundle. */
  List<HeadEvaluation> evaluations() {
    List<HeadEvaluation> all = new ArrayList<>();
    measured.forEach(m -> all.addAll(m.evaluations()));
    all.addAll(record.evaluations());
    return all;
  }

  /** Size of all files but the manifest, bytes. */
  public long bytes() {
    return manifest.files().stream().mapToLong(BundleFile::size).sum();
  }
}
