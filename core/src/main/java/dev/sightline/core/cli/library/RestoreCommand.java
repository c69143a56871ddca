package dev.sightline.core.cli.library;

import dev.sightline.core.library.catalogue.CatalogueFiles;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the library's place. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Puts a backup in the library's place; what was there is kept beside it.")
final class RestoreCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options;

  @Parameters(paramLabel = "BACKUP", description = "A file that library backup wrote.")
  private Path backup;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    Optional<Path> former = CatalogueFiles.restore(backup, options.place());
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      new JsonLines(out).print(Map.of("kept", former.map(Path::toString).orElse("")));
    } else {
      out.println("Restored " + options.place());
      former.ifPresent(f -> out.println("What was there is now " + f));
    }
    out.flush();
    return 0;
  }
}
