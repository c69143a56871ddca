package dev.sightline.core.library.use;

import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.Provenance;

/**
 * The model that said it.
 *
 * @param name for people
 * @param sha256 hash over its bundle's files, hex
 */
public record UseModel(String name, String sha256) {
  /** A model in use. */
  public static UseModel of(ModelFacts facts) {
    return new UseModel(facts.name(), facts.sha256());
  }

  /** The model that an analysis comes from. */
  public static UseModel of(Provenance provenance) {
    return new UseModel(provenance.bundleName(), provenance.bundleSha256());
  }
}
