package dev.sightline.app.models;

import dev.sightline.core.model.bundle.BundleFile;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;

/**
 * What is shown of a model: all of a bundle but its weights.
 *
 * @param manifest what it says of itself
 * @param card the model card, Markdown
 * @param record what was seen while it was trained and measured
 * @param sha256 hash of its manifest
 * @param parameters number of trained values
 */
public record ModelFacts(
    BundleManifest manifest, String card, TrainingRecord record, String sha256, long parameters) {
  /** Lets go of the weights. */
  static ModelFacts of(ModelBundle bundle) {
    long parameters =
        bundle.weights().tensors().values().stream().mapToLong(t -> t.values().length).sum();
    return new ModelFacts(
        bundle.manifest(), bundle.card(), bundle.record(), bundle.sha256(), parameters);
  }

  /** Size of all files but the manifest, bytes. */
  public long bytes() {
    return manifest.files().stream().mapToLong(BundleFile::size).sum();
  }
}
