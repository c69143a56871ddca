package dev.sightline.core.cli;

import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;

/** The model that comes with the product. */
public final class BundledModel {
  private static final String ROOT = "/dev/sightline/resources/models/everyday";

  private BundledModel() {}

  /**
   * Opens and verifies it.
   *
   * @throws SightlineException if the installation is damaged
   */
  public static ModelBundle open() throws SightlineException {
    return BundleReader.openResource(ROOT);
  }
}
