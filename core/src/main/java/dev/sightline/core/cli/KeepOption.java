package dev.sightline.core.cli;

import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Keeps what a use said, if the user asks for it. */
final class KeepOption {
  @Option(
      names = "--keep",
      description = "Keep the result with the video in the library; see library uses.")
  private boolean keep;

  @Option(
      names = "--library",
      paramLabel = "FILE",
      description = "The library of --keep; default: library.db in the user's data folder.")
  private Path library;

  /**
   * Finds out before anything takes time whether results can be kept.
   *
   * @throws SightlineException if another process has the library, or it cannot be opened
   */
  void check() throws SightlineException {
    if (keep) {
      open(library).close();
    }
  }

  /**
   * Keeps a result if that was asked for. Blocks.
   *
   * @throws SightlineException if the library cannot be written
   */
  void keep(UseResult result) throws SightlineException {
    if (keep) {
      try (Catalogue catalogue = open(library)) {
        catalogue.uses().put(result);
      }
    }
  }

  private static Catalogue open(Path named) throws SightlineException {
    Path file = place(named);
    return Catalogue.open(file);
  }

  /**
   * The library of that name; without one, the user's.
   *
   * @throws SightlineException if it was moved to where it is not now
   */
  static Path place(Path named) throws SightlineException {
    Path file = named == null ? LibraryPlaces.library() : named;
    LibraryPlaces.requireHere(file);
    return file;
  }
}
