package dev.sightline.core.cli.library;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.use.UseJson;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseSentence;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what the uses of models said of videos, or forgets one of it. */
@Command(
    name = "uses",
    mixinStandardHelpOptions = true,
    description = {
      "Lists answers, summaries, sentiment, attacks and sentences that are kept, of one video",
      "wherever its file lies, or of all; the window keeps them by itself, commands with --keep."
    })
final class UsesCommand implements Callable<Integer> {
  private static final int PAGE = 200;

  @Mixin private LibraryOptions options;

  @Parameters(arity = "0..1", paramLabel = "VIDEO", description = "Only those of this file.")
  private Path video;

  @Option(names = "--forget", paramLabel = "ID", description = "Delete the result of that number.")
  private Long forget;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    PrintWriter out = spec.commandLine().getOut();
    if (forget != null) {
      forget(forget);
    } else {
      long count;
      try (Catalogue catalogue = Catalogue.openReadOnly(options.library())) {
        count = video == null ? all(catalogue, out) : one(catalogue, out);
      }
      if (options.json()) {
        new JsonLines(out).summary(Map.of("uses", count));
      } else {
        out.println(count + " results");
      }
    }
    out.flush();
    return 0;
  }

  private void forget(long id) throws SightlineException {
    try (Catalogue catalogue = Catalogue.open(options.library())) {
      if (!catalogue.uses().remove(id)) {
        throw new SightlineException(Problem.FILE, "There is no result of the number " + id + ".");
      }
    }
  }

  private long one(Catalogue catalogue, PrintWriter out) throws SightlineException {
    List<UseResult> found = catalogue.uses().of(ContentHash.of(video, Progress.NONE));
    found.forEach(r -> print(r, out));
    return found.size();
  }

  private long all(Catalogue catalogue, PrintWriter out) throws SightlineException {
    long count = 0;
    List<UseResult> page = catalogue.uses().page(0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(r -> print(r, out));
      count += page.size();
      page = catalogue.uses().page(page.getLast().id(), PAGE);
    }
    return count;
  }

  private void print(UseResult r, PrintWriter out) {
    if (options.json()) {
      new JsonLines(out).print(UseJson.of(r));
    } else {
      out.printf(
          "%6d  %s  %-10s  %s  (%s)%n",
          r.id(),
          r.videoSha256().substring(0, 8),
          r.kind().key(),
          UseSentence.of(r),
          r.model().name());
    }
  }
}
