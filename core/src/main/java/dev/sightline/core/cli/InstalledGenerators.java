package dev.sightline.core.cli;

import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.bundle.GeneratorFiles;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** The generator that comes with the product, and those of the user's. Stateless. */
public final class InstalledGenerators {
  private static final String ROOT = "/dev/sightline/resources/models/generator";

  private InstalledGenerators() {}

  /** True if a generator comes with this build. */
  public static boolean isThere() {
    return InstalledGenerators.class.getResource(ROOT + "/" + GeneratorFiles.DESCRIPTION) != null;
  }

  /**
   * Opens the one that comes with the product. Reads files: not on the FX thread.
   *
   * @throws SightlineException {@code UNSUPPORTED} if there is none; {@code BUNDLE} if it is broken
   */
  public static GeneratorBundle open() throws SightlineException {
    if (!isThere()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "This build has no generator; name one with --generator.");
    }
    return GeneratorFiles.openResource(ROOT);
  }

  /**
   * @param folder of a generator; null: the one that comes with the product
   */
  static GeneratorBundle open(Path folder) throws SightlineException {
    return folder == null ? open() : GeneratorFiles.open(folder);
  }
}
