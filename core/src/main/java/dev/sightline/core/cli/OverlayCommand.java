package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.numbers.AttentionScores;
import dev.sightline.core.overlay.OverlayFilm;
import dev.sightline.core.overlay.OverlayPlan;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TextForVideo;
import dev.sightline.core.text.Token;
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

/** Burns where a model looks into a film, without a window. */
@Command(
    name = "overlay",
    mixinStandardHelpOptions = true,
    description = {
      "Paints where the model looks over a video and writes it as MP4, with its sound.",
      "An export that was stopped goes on when the same command is given again."
    })
final class OverlayCommand implements Callable<Integer> {
  /** Share of the work that the analysis has, for the progress line. */
  private static final double ANALYSED = 0.4;

  private static final double ENCODED = 0.35;

  @Parameters(paramLabel = "VIDEO", description = "The video file.")
  private Path video;

  @ArgGroup private TextChoice text;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The MP4 file.")
  private Path out;

  @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model; default: the bundled.")
  private Path bundle;

  @Option(
      names = "--word",
      paramLabel = "WORD",
      description = "The word whose map is painted; default: the mean of all words.")
  private String word;

  @Option(
      names = "--map",
      paramLabel = "MAP",
      defaultValue = "alignment",
      description = "alignment, text_to_video or video_to_text; default: ${DEFAULT-VALUE}.")
  private AttentionStack.Kind kind;

  @Option(
      names = "--layer",
      paramLabel = "N",
      defaultValue = "1",
      description = "Layer of the map, from 1; default: ${DEFAULT-VALUE}.")
  private int layer;

  @Option(
      names = "--head",
      paramLabel = "N",
      description = "Head of the layer, from 1; default: the mean of all.")
  private Integer head;

  @Option(
      names = "--colours",
      paramLabel = "COLOURS",
      defaultValue = "viridis",
      description = "viridis, magma or cividis; default: ${DEFAULT-VALUE}.")
  private ColorMap colours;

  @Option(
      names = "--opacity",
      paramLabel = "SHARE",
      defaultValue = "0.6",
      description = "Opacity of the strongest place, 0 to 1; default: ${DEFAULT-VALUE}.")
  private double opacity;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  OverlayCommand(ModelSource models) {
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
    if (colours.isDiverging() || !(opacity >= 0 && opacity <= 1)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Attention has no sign, and opacity lies between 0 and 1.");
    }
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      progress.update(-1, "Loading the model");
      OverlayPlan plan = plan(analyse(progress));
      Path parts = UserFolders.current().cache().resolve("overlay");
      new OverlayFilm(parts, "Sightline " + Product.load().version())
          .write(plan, out, new PartOfProgress(progress, ANALYSED, 1));
    }
    spec.commandLine().getOut().println(out);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Analysis analyse(Progress progress) throws SightlineException {
    String given = text == null ? null : text.words;
    if (text != null && text.file != null) {
      given = TextFile.read(text.file).text().strip();
    }
    try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), true)) {
      VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
      if (given == null) {
        given = TextForVideo.find(video, progress).map(found -> found.text()).orElse("");
      }
      return analyzer.analyzeFirst(
          features, given, new PartOfProgress(progress, ENCODED, ANALYSED));
    }
  }

  private OverlayPlan plan(Analysis a) throws SightlineException {
    if (a.text().isBlank()) {
      throw new SightlineException(
          Problem.TEXT, "Without a text there is nothing to paint: give one with --text.");
    }
    AttentionStack stack =
        a.attention(kind)
            .filter(s -> TokenClipMatrix.canReduce(s.query(), s.key()))
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.UNSUPPORTED,
                        "This model has no map “"
                            + kind.name().toLowerCase(Locale.ROOT)
                            + "” of places."));
    int shownHead = head == null ? AttentionScores.MEAN : head - 1;
    if (layer < 1 || layer > stack.layers() || shownHead < -1 || shownHead >= stack.heads()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          "This map has layers 1 to " + stack.layers() + " and heads 1 to " + stack.heads() + ".");
    }
    AttentionMap map = AttentionScores.map(stack, layer - 1, shownHead);
    int token = word == null ? OverlayPlan.ALL_WORDS : token(a, tokens(stack));
    List<SpatialMap> maps = OverlayPlan.maps(map, token, a.clips().size());
    return new OverlayPlan(
        video,
        a.provenance().videoSha256(),
        a.clips(),
        maps,
        ColorScale.unsigned(colours, OverlayPlan.top(maps)),
        opacity);
  }

  private static List<Token> tokens(AttentionStack stack) {
    return ((Axis.Tokens) (stack.query() instanceof Axis.Tokens ? stack.query() : stack.key()))
        .tokens();
  }

  /** The first token of the first word that is spelt so. */
  private int token(Analysis a, List<Token> tokens) throws SightlineException {
    for (int i = 0; i < tokens.size(); i++) {
      int number = tokens.get(i).word();
      List<Token> whole = tokens.stream().filter(t -> number >= 0 && t.word() == number).toList();
      if (!whole.isEmpty()
          && a.text()
              .text()
              .substring(whole.getFirst().start(), whole.getLast().end())
              .equalsIgnoreCase(word)) {
        return i;
      }
    }
    throw new SightlineException(Problem.TEXT, "The text has no word “" + word + "”.");
  }
}
