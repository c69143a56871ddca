package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;

/** {@code bundle.json} to and from {@link BundleManifest}; reading is strict. */
final class ManifestJson {
  private ManifestJson() {}

  static byte[] write(BundleManifest manifest) {
    return StrictJson.write(manifest);
  }

  /**
   * @param source what to call the bundle in a message
   */
  static BundleManifest read(byte[] json, String source) throws SightlineException {
    JsonNode root = StrictJson.tree(json, BundleManifest.MANIFEST, source);
    JsonNode schema = root.path("schema");
    if (!schema.isInt()) {
      throw Refusal.of(source, Phrase.of("its bundle.json does not say its schema version"));
    }
    // Before anything else: a newer format may look different throughout.
    if (schema.intValue() != BundleManifest.SCHEMA) {
      throw Refusal.of(
          source,
          Phrase.of(
              "it has schema version {0}, and this Sightline reads version {1} only",
              schema.intValue(), BundleManifest.SCHEMA));
    }
    return StrictJson.value(root, BundleManifest.class, BundleManifest.MANIFEST, source);
  }
}
