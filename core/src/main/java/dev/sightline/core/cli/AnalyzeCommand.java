package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ClipPictures;
import dev.sightline.core.report.ReportWriter;
import dev.sightline.core.report.WrittenReport;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a video beside a text and writes the report, without a window. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = {
      "Analyses a video beside a text and writes a report.",
      "Of a folder, or of more than one file, each video gets a folder of its own below --out and a"
          + " line on the output; one that cannot be analysed does not stop the others."
    })
final class AnalyzeCommand implements Callable<Integer> {
  /** Classes of each head that are printed. */
  private static final int TOP = 5;

  /** Share of the work that reading and encoding the video has, for the progress line. */
  private static final double ENCODED = 0.85;

  private static final double ANALYSED = 0.9;
  private static final double PICTURED = 0.95;

  @Parameters(
      arity = "1..*",
      paramLabel = "VIDEO",
      description = "Video files, or folders of them.")
  private List<Path> videos;

  @ArgGroup private TextChoice text;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for report.html, analysis.json and attention.safetensors.")
  private Path out;

  @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model; default: the bundled.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Neither take nor keep features of the video.")
  private boolean noCache;

  @Option(
      names = "--json",
      description =
          "Print analysis.json instead of a summary; of many videos, a JSON object on each line.")
  private boolean json;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Videos at a time, where there are many; default: ${DEFAULT-VALUE}.")
  private int jobs = 1;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  AnalyzeCommand(ModelSource models) {
    this.models = models;
  }

  /** Where the text comes from; without any, a file beside the video or its subtitles. */
  private static final class TextChoice {
    @Option(names = "--text", paramLabel = "TEXT", description = "The text.")
    private String words;

    @Option(names = "--text-file", paramLabel = "FILE", description = "A file with the text.")
    private Path file;
  }

  /** What was made of one video. */
  private record Done(Analysis analysis, Optional<FoundText> words, WrittenReport report) {}

  @Override
  public Integer call() throws SightlineException {
    if (jobs < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--jobs is at least 1.");
    }
    PrintWriter stdout = spec.commandLine().getOut();
    Optional<String> given = Optional.ofNullable(given());
    if (videos.size() > 1 || Files.isDirectory(videos.getFirst())) {
      return many(AnalyzeFolders.of(videos, out), given, stdout);
    }
    Done done;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      progress.update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
        done = one(analyzer, new AnalyzeFolders.Item(videos.getFirst(), out), given, progress);
      }
    }
    if (json) {
      copy(done.report().json(), stdout);
    } else {
      summary(done.analysis(), done.words().orElse(null), done.report(), stdout);
    }
    stdout.flush();
    return 0;
  }

  private int many(List<AnalyzeFolders.Item> items, Optional<String> given, PrintWriter stdout)
      throws SightlineException {
    try (CommandConsole console = CommandConsole.open(spec)) {
      console.progress().update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
        return new AnalyzeMany(stdout, json, TOP)
            .run(
                items,
                Math.min(jobs, items.size()),
                (item, progress) -> one(analyzer, item, given, progress).analysis(),
                console.progress());
      }
    }
  }

  private static Done one(
      Analyzer analyzer, AnalyzeFolders.Item item, Optional<String> given, Progress progress)
      throws SightlineException {
    VideoFeatures features =
        analyzer.encode(item.video(), new PartOfProgress(progress, 0, ENCODED));
    Optional<FoundText> words =
        given.isPresent() ? Optional.empty() : TextForVideo.find(item.video(), progress);
    Analysis analysis =
        analyzer.analyze(
            features,
            given.orElse(words.map(FoundText::text).orElse("")),
            new PartOfProgress(progress, ENCODED, ANALYSED));
    var pictures = ClipPictures.read(analysis, new PartOfProgress(progress, ANALYSED, PICTURED));
    WrittenReport report =
        new ReportWriter()
            .write(analysis, pictures, item.out(), new PartOfProgress(progress, PICTURED, 1));
    return new Done(analysis, words, report);
  }

  private String given() throws SightlineException {
    if (text == null) {
      return null;
    }
    return text.file == null ? text.words : TextFile.read(text.file).text().strip();
  }

  private static void summary(
      Analysis analysis, FoundText found, WrittenReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %d clips, %.2f s%n",
        analysis.video().path().getFileName(),
        analysis.clips().size(),
        analysis.video().duration().toDouble());
    if (found != null) {
      out.println("text from " + found.origin());
    } else if (analysis.text().isBlank()) {
      out.println("no text");
    }
    if (analysis.text().truncated()) {
      out.printf(
          "The text is longer than the model reads: the first %d tokens count.%n",
          analysis.text().tokens().size());
    }
    for (HeadResult head : analysis.heads()) {
      out.println();
      out.println(head.head());
      if (head.isForeign()) {
        out.println("  None of the trained classes is likely.");
      }
      for (int label : head.top(TOP)) {
        out.printf(
            Locale.ROOT,
            "  %5.1f %%  %s%n",
            100 * head.probabilities().get(label),
            head.labels().get(label));
      }
    }
    if (!analysis.text().isBlank()) {
      out.println();
      out.printf(Locale.ROOT, "text and video: cosine %.3f%n", analysis.alignmentScore());
    }
    out.println();
    out.println(report.html());
    out.println(report.json());
    out.println(report.tensors());
  }

  private static void copy(Path file, PrintWriter out) throws SightlineException {
    try (var lines = Files.lines(file)) {
      lines.forEach(out::println);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "The file " + file + " cannot be read.", e);
    }
  }
}
