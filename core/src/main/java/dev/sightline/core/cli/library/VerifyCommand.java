package dev.sightline.core.cli.library;

import dev.sightline.core.cli.CommandConsole;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.upkeep.LibraryCheck;
import dev.sightline.core.library.upkeep.LibraryFinding;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the library with the disk. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the catalogue, the places of all videos, and stored results. Changes nothing.",
      "Exit code 8 if anything is wrong."
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options;

  @Option(names = "--content", description = "Read all videos and compare their hashes.")
  private boolean content;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    PrintWriter out = spec.commandLine().getOut();
    JsonLines lines = new JsonLines(out);
    AtomicLong findings = new AtomicLong();
    long videos;
    try (CommandConsole console = CommandConsole.open(spec);
        Catalogue catalogue = Catalogue.openReadOnly(options.library())) {
      videos = catalogue.videos().count();
      new LibraryCheck(catalogue, LibraryPlaces.results(catalogue.file()))
          .run(
              content,
              console.progress(),
              found -> {
                findings.incrementAndGet();
                print(found, lines, out);
              });
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("videos", videos);
    counts.put("findings", findings.get());
    if (options.json()) {
      lines.summary(counts);
    } else {
      out.println(videos + " videos, " + findings.get() + " findings");
    }
    out.flush();
    return findings.get() == 0 ? 0 : Problem.DATA.exitCode();
  }

  private void print(LibraryFinding found, JsonLines lines, PrintWriter out) {
    if (options.json()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("finding", found.kind().name().toLowerCase(Locale.ROOT));
      line.put("about", found.about());
      line.put("words", found.words());
      lines.print(line);
    } else {
      out.println(found.words());
    }
  }
}
