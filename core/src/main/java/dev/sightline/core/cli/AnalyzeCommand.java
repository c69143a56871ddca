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
    description = "Analyses a video beside a text and writes a report.")
final class AnalyzeCommand implements Callable<Integer> {
  /** Classes of each head that are printed. */
  private static final int TOP = 5;

  /** Share of the work that reading and encoding the video has, for the progress line. */
  private static final double ENCODED = 0.85;

  private static final double ANALYSED = 0.9;
  private static final double PICTURED = 0.95;

  @Parameters(paramLabel = "VIDEO", description = "The video file.")
  private Path video;

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

  @Option(names = "--json", description = "Print analysis.json instead of a summary.")
  private boolean json;

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

  @Override
  public Integer call() throws SightlineException {
    PrintWriter stdout = spec.commandLine().getOut();
    Analysis analysis;
    WrittenReport report;
    FoundText words = null;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      progress.update(-1, "Loading the model");
      String given = given();
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
        VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
        if (given == null) {
          words = TextForVideo.find(video, progress).orElse(null);
          given = words == null ? "" : words.text();
        }
        analysis =
            analyzer.analyze(features, given, new PartOfProgress(progress, ENCODED, ANALYSED));
      }
      var pictures = ClipPictures.read(analysis, new PartOfProgress(progress, ANALYSED, PICTURED));
      report =
          new ReportWriter()
              .write(analysis, pictures, out, new PartOfProgress(progress, PICTURED, 1));
    }
    if (json) {
      copy(report.json(), stdout);
    } else {
      summary(analysis, words, report, stdout);
    }
    stdout.flush();
    return 0;
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
