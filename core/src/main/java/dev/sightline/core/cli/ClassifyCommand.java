package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.LabelList;
import dev.sightline.core.analysis.LabelRoute;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
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

/** Scores labels of the user's own against a video, without any training. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = {
      "Says which of your own labels fits a video best, without any training.",
      "The labels compete with each other: one of them is always first, also where none fits."
    })
final class ClassifyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "VIDEO", description = "Any file that FFmpeg opens.")
  private Path video;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      defaultValue = "both",
      description = {
        "alignment: by the model's text-video scores; conse: by the names of the objects seen;",
        "both: by their sum. Default: ${DEFAULT-VALUE}."
      })
  private String route;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description = "A file, a folder, or the name of a model that comes with the program.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Encode the video anew and keep nothing.")
  private boolean noCache;

  @Option(names = "--json", description = "Print JSON, with every clip.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  ClassifyCommand(ModelSource models) {
    this.models = models;
  }

  /** Where the labels come from. */
  private static final class Source {
    @Option(
        names = "--labels",
        paramLabel = "LABELS",
        description = "Such as \"cooking; a wedding; somebody surfing\".")
    private String words;

    @Option(
        names = "--labels-file",
        paramLabel = "FILE",
        description = "A text file, one label a line.")
    private Path file;
  }

  @Override
  public Integer call() throws SightlineException {
    List<String> labels =
        LabelList.required(source.file == null ? source.words : TextFile.read(source.file).text());
    LabelRoute by = route();
    HeadResult result;
    VideoFeatures features;
    try (CommandConsole console = CommandConsole.open(spec);
        Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
      features = analyzer.encode(video, console.progress());
      result = analyzer.labels(features, labels, by, true, console.progress());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      write(features, result, by, out);
    } else {
      print(features, result, out);
    }
    out.flush();
    return 0;
  }

  private LabelRoute route() {
    for (LabelRoute r : LabelRoute.values()) {
      if (r.key().equals(route)) {
        return r;
      }
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(), "There is no route '" + route + "': one of alignment, conse, both.");
  }

  private static void print(VideoFeatures features, HeadResult result, PrintWriter out) {
    for (int label : result.top(result.labels().size())) {
      out.printf(
          Locale.ROOT,
          "%5.1f %%  %s%n",
          100 * result.probabilities().get(label),
          result.labels().get(label));
    }
    out.println();
    for (Clip clip : features.clips()) {
      int best = result.topInClip(clip.index(), 1).getFirst();
      out.printf(
          Locale.ROOT,
          "%6.2f – %6.2f s  %5.1f %%  %s%n",
          clip.start().toDouble(),
          clip.end().toDouble(),
          100 * result.overTime().get(clip.index()).get(best),
          result.labels().get(best));
    }
  }

  private static void write(
      VideoFeatures features, HeadResult result, LabelRoute route, PrintWriter out)
      throws SightlineException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("video", features.video().path().getFileName().toString());
    root.put("route", route.key());
    result.labels().forEach(root.putArray("labels")::add);
    result.probabilities().forEach(root.putArray("probabilities")::add);
    ArrayNode clips = root.putArray("clips");
    for (Clip clip : features.clips()) {
      ObjectNode one = clips.addObject();
      one.put("start", clip.start().toDouble());
      one.put("end", clip.end().toDouble());
      result.overTime().get(clip.index()).forEach(one.putArray("probabilities")::add);
    }
    try {
      out.println(mapper.writeValueAsString(root));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new SightlineException(Problem.INTERNAL, "The result cannot be written.", e);
    }
  }
}
