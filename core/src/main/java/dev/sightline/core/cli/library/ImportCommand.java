package dev.sightline.core.cli.library;

import dev.sightline.core.cli.CommandConsole;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportResult;
import dev.sightline.core.library.importing.ImportResult.Outcome;
import dev.sightline.core.library.importing.ImportSource;
import dev.sightline.core.library.importing.ImportSummary;
import dev.sightline.core.library.importing.Importer;
import dev.sightline.core.library.importing.VideoLister;
import dev.sightline.core.library.importing.VideoOpener;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings videos into the library. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports videos with the texts beside and in them. What is known and unchanged is not read.",
      "A broken file is noted with its reason; it does not stop the others."
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Videos, folders, and CSV or JSON lists of videos.")
  private List<Path> paths = List.of();

  @Option(
      names = "--set",
      paramLabel = "PATH",
      description = "A data set: a list, or a folder with a folder for each class.")
  private List<Path> sets = List.of();

  @Option(
      names = "--retry",
      description = "Try broken files again; without a PATH, all that are noted.")
  private boolean retry;

  @Option(
      names = "--strict",
      description = "Exit code 4 if any file is broken; without it, they are only told.")
  private boolean strict;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Files read at the same time; default: the number of processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    if (paths.isEmpty() && sets.isEmpty() && !retry) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "What to import? Name files or folders, or --retry.");
    }
    if (threads < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--threads is at least 1.");
    }
    PrintWriter out = spec.commandLine().getOut();
    JsonLines lines = new JsonLines(out);
    Consumer<ImportResult> told =
        options.json() ? r -> lines.print(json(r)) : r -> printProblems(r, out);
    ImportSummary summary;
    try (CommandConsole console = CommandConsole.open(spec);
        Catalogue catalogue = Catalogue.open(options.library())) {
      summary = run(catalogue, console.progress(), told);
    }
    if (options.json()) {
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Outcome outcome : Outcome.values()) {
        counts.put(key(outcome), summary.count(outcome));
      }
      lines.summary(counts);
    } else {
      print(summary, out);
    }
    out.flush();
    long broken = summary.count(Outcome.BROKEN) + summary.count(Outcome.STILL_BROKEN);
    return strict && broken > 0 ? Problem.MEDIA.exitCode() : 0;
  }

  private ImportSummary run(Catalogue catalogue, Progress progress, Consumer<ImportResult> told)
      throws SightlineException {
    Importer importer = new Importer(catalogue, VideoOpener.FFMPEG, threads);
    if (paths.isEmpty() && sets.isEmpty()) {
      return importer.retryBroken(progress, told);
    }
    List<ImportSource> sources = new ArrayList<>();
    List<VideoLister> listers = Plugins.of(UserFolders.current()).listers();
    paths.forEach(p -> sources.add(ImportSource.of(p, listers)));
    sets.forEach(p -> sources.add(new ImportSource(p, true)));
    return importer.run(sources, retry, progress, told);
  }

  private static void printProblems(ImportResult result, PrintWriter out) {
    for (String note : result.notes()) {
      out.println(result.file() + ": " + note);
    }
  }

  private static void print(ImportSummary summary, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d files: %d added, %d moved, %d copies, %d updated, %d unchanged, %d broken%n",
        summary.files(),
        summary.count(Outcome.ADDED),
        summary.count(Outcome.MOVED),
        summary.count(Outcome.COPY),
        summary.count(Outcome.UPDATED),
        summary.count(Outcome.UNCHANGED),
        summary.count(Outcome.BROKEN) + summary.count(Outcome.STILL_BROKEN));
  }

  private static Map<String, Object> json(ImportResult result) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", result.file().toString());
    line.put("result", key(result.outcome()));
    line.put("id", result.video());
    line.put("sha256", result.sha256());
    line.put("texts", result.texts());
    line.put("notes", result.notes());
    return line;
  }

  private static String key(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
