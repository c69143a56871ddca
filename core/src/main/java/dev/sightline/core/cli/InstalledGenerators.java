package dev.sightline.core.cli;

import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.bundle.GeneratorFiles;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The generators that come with the product, and those of the user's. Stateless. */
public final class InstalledGenerators {
  private static final String ROOT = "/dev/sightline/resources/models/";

  private InstalledGenerators() {}

  /** The name of the generator of a set that comes with the product. */
  public static String name(GeneratorSet set) {
    return set == GeneratorSet.LABORATORY ? "generator" : "generator-" + set.key();
  }

  /** The sets whose generator comes with this build. */
  public static List<GeneratorSet> sets() {
    return Arrays.stream(GeneratorSet.values()).filter(InstalledGenerators::isThere).toList();
  }

  private static boolean isThere(GeneratorSet set) {
    String description = ROOT + name(set) + "/" + GeneratorFiles.DESCRIPTION;
    return InstalledGenerators.class.getResource(description) != null;
  }

  /**
   * Opens one that comes with the product. Reads files: not on the FX thread.
   *
   * @throws SightlineException {@code UNSUPPORTED} if there is none; {@code BUNDLE} if it is broken
   */
  public static GeneratorBundle open(GeneratorSet set) throws SightlineException {
    if (!isThere(set)) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "This build has no generator; name one with --generator.");
    }
    return GeneratorFiles.openResource(ROOT + name(set));
  }

  /**
   * @param named a folder, or the name of one that comes with the product; null: the laboratory's
   */
  static GeneratorBundle open(Path named) throws SightlineException {
    if (named == null) {
      return open(GeneratorSet.LABORATORY);
    }
    Optional<GeneratorSet> known =
        sets().stream().filter(s -> name(s).equals(named.toString())).findFirst();
    return known.isPresent() && !Files.exists(named)
        ? open(known.get())
        : GeneratorFiles.open(named);
  }
}
