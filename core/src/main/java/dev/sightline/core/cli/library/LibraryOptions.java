package dev.sightline.core.cli.library;

import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What all commands about the library have in common. */
final class LibraryOptions {
  @Option(
      names = "--library",
      paramLabel = "FILE",
      description = "The library; default: library.db in the user's data folder.")
  private Path library;

  @Option(names = "--json", description = "Print JSON lines, the last one with the counts.")
  private boolean json;

  /**
   * The library that was asked for.
   *
   * @throws SightlineException if it was moved to where it is not now
   */
  Path library() throws SightlineException {
    LibraryPlaces.requireHere(place());
    return place();
  }

  /** Where it is, or is to be. */
  Path place() {
    return library == null ? LibraryPlaces.library() : library;
  }

  boolean json() {
    return json;
  }
}
