package dev.sightline.core.cli.library;

import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the catalogue. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the catalogue into one file, also while another Sightline uses it.",
      "Videos are not copied, nor stored results, which can be made again."
    })
final class BackupCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options;

  @Parameters(paramLabel = "FILE", description = "Where to; what is there is replaced.")
  private Path out;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    long videos;
    try (Catalogue catalogue = Catalogue.openReadOnly(options.library())) {
      catalogue.backup(out);
      videos = catalogue.videos().count();
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
