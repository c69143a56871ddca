package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.SummaryJson;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.Summarizer;
import dev.sightline.core.task.summary.VideoSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells a video shorter: in words. */
@Command(
    name = "summarize",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a video into words: a sentence for each shot, then one paragraph with times.",
      "The sentences are generated: they can be fluent and wrong. JSON says for each word where",
      "the model looked."
    })
final class SummarizeCommand implements Callable<Integer> {
  /** Share of the work that encoding has, for the progress line. */
  private static final double ENCODED = 0.5;

  @Parameters(index = "0", paramLabel = "VIDEO", description = "Any file that FFmpeg opens.")
  private Path video;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description = "A file, a folder, or the name of a model that comes with the program.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Encode the video anew and keep nothing.")
  private boolean noCache;

  @Option(names = "--json", description = "Print JSON, with the map of every word.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  SummarizeCommand(ModelSource models) {
    this.models = models;
  }

  @Override
  public Integer call() throws SightlineException {
    VideoSummary summary;
    VideoFeatures features;
    ModelFacts model;
    try (CommandConsole console = CommandConsole.open(spec);
        Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
      Summarizer summarizer = new Summarizer(analyzer);
      model = analyzer.model();
      features = analyzer.encode(video, new PartOfProgress(console.progress(), 0, ENCODED));
      summary =
          summarizer.run(features, shot -> {}, new PartOfProgress(console.progress(), ENCODED, 1));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(SummaryJson.of(summary, features, model));
    } else {
      print(summary, out);
    }
    out.flush();
    return 0;
  }

  private static void print(VideoSummary summary, PrintWriter out) {
    for (ShotCaption shot : summary.shots()) {
      out.printf(
          Locale.ROOT,
          "%7.2f – %7.2f s  %s%n",
          shot.shot().start().toDouble(),
          shot.shot().end().toDouble(),
          shot.caption().text());
    }
    out.println();
    for (Sentence sentence : summary.paragraph()) {
      out.println(
          sentence.text()
              + " ("
              + sentence.times().stream()
                  .map(SummarizeCommand::seconds)
                  .collect(Collectors.joining(", "))
              + ")");
    }
  }

  private static String seconds(Stretch t) {
    return String.format(Locale.ROOT, "%.1f–%.1f s", t.from().toDouble(), t.to().toDouble());
  }
}
