package dev.sightline.core.cli.library;

import dev.sightline.core.cli.CommandConsole;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.upkeep.LibraryCleaner;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what nobody needs. */
@Command(
    name = "gc",
    mixinStandardHelpOptions = true,
    description = "Removes stored results that no video needs, and gives space back to the disk.")
final class GcCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options;

  @Option(
      names = "--missing",
      description = {
        "Also forget files that are gone, and videos that lie nowhere then, unless you tagged,",
        "rated or described them. Not while a disk with videos is unplugged."
      })
  private boolean missing;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    LibraryCleaner.Cleaned cleaned;
    try (CommandConsole console = CommandConsole.open(spec);
        Catalogue catalogue = Catalogue.open(options.library())) {
      cleaned =
          new LibraryCleaner(catalogue, LibraryPlaces.results(catalogue.file()))
              .run(missing, console.progress());
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("results", (long) cleaned.results());
    counts.put("analyses", (long) cleaned.analyses());
    counts.put("broken", (long) cleaned.broken());
    counts.put("places", (long) cleaned.places());
    counts.put("videos", (long) cleaned.videos());
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      new JsonLines(out).summary(counts);
    } else {
      out.println("Removed:");
      counts.forEach((what, n) -> out.printf("  %-9s %d%n", what, n));
    }
    out.flush();
    return 0;
  }
}
