package dev.sightline.core.cli.library;

import dev.sightline.core.cli.CommandConsole;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.export.ExportFormat;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the library as a list. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes the library as a list that train --dataset and library import read.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Where to; its ending is .csv or .json. Called samples.json, its folder is one that"
              + " FiftyOne reads.")
  private Path out;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".json")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The ending of FILE is .csv or .json.");
    }
    long videos;
    try (CommandConsole console = CommandConsole.open(spec);
        Catalogue catalogue = Catalogue.openReadOnly(options.library())) {
      videos =
          ExportFormat.of(out)
              .write(catalogue, catalogue.videos().ids(), "", out, console.progress());
    }
    PrintWriter stdout = spec.commandLine().getOut();
    if (options.json()) {
      new JsonLines(stdout).summary(Map.of("videos", videos));
    } else {
      stdout.println(videos + " videos in " + out);
    }
    stdout.flush();
    return 0;
  }
}
