package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Storyboard;
import dev.sightline.core.report.SummaryJson;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.Skim;
import dev.sightline.core.task.summary.SkimFilm;
import dev.sightline.core.task.summary.Skimmer;
import dev.sightline.core.task.summary.Summarizer;
import dev.sightline.core.task.summary.VideoSummary;
import dev.sightline.core.task.summary.WordLosses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells a video shorter: in words, or in pictures. */
@Command(
    name = "summarize",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a video into words: a sentence for each shot, then one paragraph with times.",
      "The sentences are generated: they can be fluent and wrong. JSON says for each word where",
      "the model looked. With --skim or --storyboard, it is told in pictures instead.",
      "A command that was stopped or killed goes on where it was when it is started again; JSON of",
      "several videos is one object a line."
    })
final class SummarizeCommand implements Callable<Integer> {
  /** Share of the work that encoding has, for the progress line. */
  private static final double ENCODED = 0.5;

  private static final double CHOSEN = 0.7;

  @Parameters(
      arity = "1..*",
      paramLabel = "VIDEO",
      description = "Any files that FFmpeg opens, one after the other.")
  private List<Path> videos;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description = "A file, a folder, or the name of a model that comes with the program.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Encode the video anew and keep nothing.")
  private boolean noCache;

  @Option(names = "--json", description = "Print JSON, with the map of every word.")
  private boolean json;

  @Option(
      names = "--skim",
      paramLabel = "FILE",
      description =
          "Write the pieces that stand for the rest one after another, as MP4 with sound.")
  private Path skim;

  @Option(
      names = "--storyboard",
      paramLabel = "FILE",
      description = "Write a key frame of each piece, as PDF, SVG or PNG.")
  private Path storyboard;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Length of the skim, at most; default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--query",
      paramLabel = "WORDS",
      description = "Only what these words are about, such as \"somebody cooking\".")
  private String query;

  @Option(
      names = "--method",
      paramLabel = "KEY",
      defaultValue = "attention",
      description = {
        "Why words were said, in JSON: attention (the default), where each looked; or occlusion, also",
        "what each loses when a place or a clip is hidden."
      })
  private String method;

  @Mixin private ChangeOptions changes;

  @Mixin private KeepOption keeping;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  SummarizeCommand(ModelSource models) {
    this.models = models;
  }

  @Override
  public Integer call() throws SightlineException {
    boolean pictures = skim != null || storyboard != null;
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--seconds is greater than 0.");
    }
    if (query != null && !pictures) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--query goes with --skim or --storyboard.");
    }
    if (!method.equals("attention") && !method.equals("occlusion")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--method is attention or occlusion, not '" + method + "'.");
    }
    if (pictures && (!changes.isEmpty() || method.equals("occlusion"))) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--change and --method go with words, not with pictures.");
    }
    if (pictures && videos.size() > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--skim and --storyboard go with one video.");
    }
    return pictures ? pictures(videos.getFirst()) : words();
  }

  /** A skim and a storyboard of the same pieces. */
  private int pictures(Path video) throws SightlineException {
    Skim chosen;
    try (CommandConsole console = CommandConsole.open(spec);
        Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
      Skimmer skimmer = new Skimmer(analyzer);
      Progress progress = console.progress();
      VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
      chosen =
          skimmer.run(
              features,
              seconds,
              Optional.ofNullable(query),
              new PartOfProgress(progress, ENCODED, CHOSEN));
      Progress rest = new PartOfProgress(progress, CHOSEN, 1);
      if (skim != null) {
        SkimFilm.write(video, chosen.stretches(), skim, rest);
      }
      if (storyboard != null) {
        Storyboard.write(features, chosen, analyzer.captioner(), storyboard, rest);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(SummaryJson.of(chosen));
    } else {
      chosen.stretches().forEach(s -> out.println(seconds(s)));
      out.printf(
          Locale.ROOT,
          "%.1f s, standing for %.0f %% of %s (evenly spaced pieces: %.0f %%)%n",
          chosen.seconds(),
          100 * chosen.coverage(),
          query == null ? "the video" : "what was asked for",
          100 * chosen.uniform());
    }
    out.flush();
    return 0;
  }

  private int words() throws SightlineException {
    keeping.check();
    EachVideo each = new EachVideo(spec.commandLine().getOut(), json, !noCache);
    try (CommandConsole console = CommandConsole.open(spec);
        Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
      Summarizer summarizer = new Summarizer(analyzer);
      return each.run(
          videos, (v, p) -> words(v, each, analyzer, summarizer, p), console.progress());
    }
  }

  private void words(
      Path video, EachVideo each, Analyzer analyzer, Summarizer summarizer, Progress progress)
      throws SightlineException {
    Map<ShotCaption, WordLosses> losses = new LinkedHashMap<>();
    Map<ShotCaption, ChangedCaption> changed = Map.of();
    Progress rest = new PartOfProgress(progress, ENCODED, 1);
    ModelFacts model = analyzer.model();
    VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
    PartLog log = each.log(List.of("summary", features.videoSha256(), model.sha256()));
    VideoSummary summary = summarizer.run(features, log, shot -> {}, rest);
    if (!changes.isEmpty()) {
      changed = changed(analyzer, summarizer, features, summary, rest);
    }
    if (method.equals("occlusion")) {
      for (ShotCaption shot : summary.shots()) {
        losses.put(shot, WordLosses.of(analyzer.captioner().orElseThrow(), features, shot, rest));
      }
    }
    keeping.keep(Uses.summary(summary, features.videoSha256(), UseModel.of(model), Instant.now()));
    PrintWriter out = spec.commandLine().getOut();
    boolean several = videos.size() > 1;
    if (json) {
      String said = SummaryJson.of(summary, features, model, losses, changed);
      out.println(several ? EachVideo.line(said) : said);
    } else {
      if (several) {
        out.println(video);
      }
      print(summary, changed, out);
      if (several) {
        out.println();
      }
    }
    out.flush();
  }

  private Map<ShotCaption, ChangedCaption> changed(
      Analyzer analyzer,
      Summarizer summarizer,
      VideoFeatures features,
      VideoSummary summary,
      Progress progress)
      throws SightlineException {
    Analysis original = analyzer.analyzeFirst(features, "", progress);
    ChangeList list = changes.read(new ChangeSyntax(features, original.text()), spec.commandLine());
    ChangedInput input = new WhatIf(analyzer, features).input(original, list, progress);
    if (input.features().clips().size() != features.clips().size()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "These changes take clips out or put some in.");
    }
    return summarizer.changed(features, summary.shots(), input, progress);
  }

  private static void print(
      VideoSummary summary, Map<ShotCaption, ChangedCaption> changed, PrintWriter out) {
    for (ShotCaption shot : summary.shots()) {
      out.printf(
          Locale.ROOT,
          "%7.2f – %7.2f s  %s%n",
          shot.shot().start().toDouble(),
          shot.shot().end().toDouble(),
          shot.caption().text());
      if (changed.containsKey(shot)) {
        out.println("      with the changes  " + changed.get(shot).after().text());
      }
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
