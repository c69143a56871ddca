package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.numbers.ExplanationJson;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TextForVideo;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one explanation method on a video beside a text, without a window. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains a class, or how well text and video fit, by one of many methods.")
final class ExplainCommand implements Callable<Integer> {
  /** Share of the work that the analysis has, for the progress line. */
  private static final double ENCODED = 0.25;

  private static final double ANALYSED = 0.3;

  @Parameters(arity = "0..1", paramLabel = "VIDEO", description = "The video file.")
  private Path video;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "The text; default: a file beside the video, or its subtitles.")
  private String text;

  @Option(names = "--method", paramLabel = "KEY", description = "The method; see --methods.")
  private String method;

  @Option(
      names = "--methods",
      description = "List the methods, and why the model cannot be explained by some.")
  private boolean list;

  @Option(
      names = "--class",
      paramLabel = "HEAD:CLASS",
      description =
          "What is explained, such as topics:cooking, or score for the text-video score;"
              + " default: the likeliest class of the first head.")
  private String target;

  @Option(
      names = "--layer",
      paramLabel = "N",
      description = "Layer, from 1, of methods that have layers; default: the method's own choice.")
  private Integer layer;

  @Option(
      names = "--head",
      paramLabel = "N",
      description = "Attention head, from 1, of methods that have heads; default: all together.")
  private Integer head;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of integrated gradients; default: 50.")
  private Integer steps;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "Random orders of Shapley sampling; default: 48.")
  private Integer permutations;

  @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model; default: the bundled.")
  private Path bundle;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for explanation.json, the tables and the figures.")
  private Path out;

  @Option(names = "--json", description = "Print explanation.json instead of a summary.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  ExplainCommand(ModelSource models) {
    this.models = models;
  }

  @Override
  public Integer call() throws SightlineException {
    Explainers all = InstalledPlugins.all().explainers();
    if (list) {
      list(all);
      return 0;
    }
    if (video == null || method == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "A video and --method are needed, or --methods alone.");
    }
    Explainer explainer = all.require(method);
    ExplainOptions options = options();
    Analysis analysis;
    Explanation found;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      progress.update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), true)) {
        VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
        String words =
            text != null ? text : TextForVideo.find(video, progress).map(t -> t.text()).orElse("");
        analysis =
            analyzer.analyzeFirst(features, words, new PartOfProgress(progress, ENCODED, ANALYSED));
        Target wanted = target == null ? likeliest(analysis) : Target.parse(target, analysis);
        require(explainer, analyzer, wanted, analysis);
        PartWish.check(
            explainer.facts().title(),
            explainer.layers(analyzer.abilities(), analysis, wanted),
            Optional.ofNullable(layer),
            Optional.ofNullable(head));
        found =
            explainer.explain(
                new ExplainRequest(analyzer, features, analysis, wanted, options),
                new PartOfProgress(progress, ANALYSED, 1));
      }
    }
    if (out != null) {
      ExplanationFiles.write(out, analysis, found, explainer.facts());
    }
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      byte[] whole = ExplanationJson.write(analysis, found, explainer.facts());
      stdout.println(new String(whole, StandardCharsets.UTF_8));
    } else {
      summary(analysis, found, explainer, stdout);
    }
    stdout.flush();
    return 0;
  }

  private ExplainOptions options() {
    ExplainOptions d = ExplainOptions.DEFAULT;
    try {
      return d.withLayer(layer == null ? d.layer() : Math.max(layer, 1) - 1)
          .withHead(head == null ? Part.WHOLE : Math.max(head, 1) - 1)
          .withEffort(
              steps == null ? d.steps() : steps,
              permutations == null ? d.permutations() : permutations);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "At least 2 steps and 2 permutations are needed.", e);
    }
  }

  private static Target likeliest(Analysis a) throws SightlineException {
    if (a.heads().isEmpty()) {
      return new Target.Score();
    }
    HeadResult head = a.heads().getFirst();
    return new Target.OfClass(head.head(), head.top(1).getFirst());
  }

  private static void require(
      Explainer explainer, Analyzer analyzer, Target wanted, Analysis analysis)
      throws SightlineException {
    Optional<Obstacle> obstacle =
        explainer.obstacle(analyzer.abilities(), wanted, !analysis.text().isBlank());
    if (obstacle.isPresent()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, explainer.facts().title() + ": " + obstacle.get().sentence());
    }
  }

  private void list(Explainers all) throws SightlineException {
    PrintWriter stdout = spec.commandLine().getOut();
    try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), true)) {
      for (Explainer e : all.all()) {
        stdout.printf(
            Locale.ROOT,
            "%-27s %s (%s)%n",
            e.facts().key(),
            e.facts().title(),
            e.facts().citation());
        Target some =
            analyzer.abilities().heads().isEmpty()
                ? new Target.Score()
                : new Target.OfClass(analyzer.abilities().heads().getFirst(), 0);
        e.obstacle(analyzer.abilities(), some, true)
            .ifPresent(o -> stdout.printf(Locale.ROOT, "%-27s   %s%n", "", o.sentence()));
      }
    }
    stdout.flush();
  }

  private void summary(Analysis analysis, Explanation x, Explainer explainer, PrintWriter stdout) {
    stdout.printf(
        Locale.ROOT,
        "%s of %s: %s%s%n",
        explainer.facts().title(),
        explainer.facts().ofTarget() ? x.target().key(analysis) : "every class",
        explainer.facts().unit(),
        PartWish.words(x.part()));
    for (int i = 0; i < x.tokenScores().length; i++) {
      if (!x.tokens().tokens().get(i).isSpecial()) {
        line(stdout, x.tokens().label(i), x, x.tokenScores()[i], x.tokenErrors(), i);
      }
    }
    for (int i = 0; i < x.clipScores().length; i++) {
      String span =
          String.format(
              Locale.ROOT,
              "%.2f-%.2f s",
              x.cells().clips().get(i).start().toDouble(),
              x.cells().clips().get(i).end().toDouble());
      line(stdout, span, x, x.clipScores()[i], x.clipErrors(), i);
    }
    if (Double.isFinite(x.completenessGap())) {
      stdout.printf(Locale.ROOT, "completeness gap %+.4f%n", x.completenessGap());
    }
    stdout.printf(Locale.ROOT, "forward passes: %d%n", x.forwardPasses());
    if (out != null) {
      stdout.println(out);
    }
  }

  private static void line(
      PrintWriter stdout, String name, Explanation x, float score, float[] errors, int index) {
    stdout.printf(Locale.ROOT, x.signed() ? "  %-16s %+.4g" : "  %-16s %.4g", name, score);
    stdout.println(errors.length == 0 ? "" : String.format(Locale.ROOT, "  ± %.4g", errors[index]));
  }
}
