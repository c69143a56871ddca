package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Provenance;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.media.Clip;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.Asker;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.task.RankedAnswer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question about a video. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = {
      "Answers an English question about what is seen in a video, with the likeliest answers and",
      "whether the model would rather not tell."
    })
final class AskCommand implements Callable<Integer> {
  /** Share of the work that the encoding has, for the progress line. */
  private static final double ENCODED = 0.7;

  private static final double ASKED = 0.75;

  @Parameters(index = "0", paramLabel = "VIDEO", description = "Any file that FFmpeg opens.")
  private Path video;

  @Parameters(
      index = "1",
      paramLabel = "QUESTION",
      description = "Such as \"what is on the table?\".")
  private String question;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description = "Answers that are shown. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Option(
      names = "--method",
      paramLabel = "KEY",
      description = "Also show the words and clips behind the first answer, see explain --methods.")
  private String method;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      defaultValue = QuestionAnswer.BUNDLE,
      description = "A model with the head qa. Default: ${DEFAULT-VALUE}.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Encode the video anew and keep nothing.")
  private boolean noCache;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private KeepOption keeping;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  AskCommand(ModelSource models) {
    this.models = models;
  }

  @Override
  public Integer call() throws SightlineException {
    if (top < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "At least one answer must be shown.");
    }
    keeping.check();
    Optional<Explainer> explainer =
        method == null
            ? Optional.empty()
            : Optional.of(InstalledPlugins.all().explainers().require(method));
    Asker.Asked asked;
    Optional<Explanation> why = Optional.empty();
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      progress.update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.of(bundle), !noCache)) {
        Asker.requireHead(analyzer);
        VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
        asked =
            Asker.ask(
                analyzer, features, question, top, new PartOfProgress(progress, ENCODED, ASKED));
        if (explainer.isPresent()) {
          why =
              Optional.of(
                  explain(
                      explainer.get(),
                      analyzer,
                      features,
                      asked,
                      new PartOfProgress(progress, ASKED, 1)));
        }
      }
    }
    Provenance source = asked.analysis().provenance();
    keeping.keep(
        Uses.answer(asked.answer(), source.videoSha256(), UseModel.of(source), Instant.now()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      write(asked, why, out);
    } else {
      print(asked.answer(), why, out);
    }
    out.flush();
    return 0;
  }

  private static Explanation explain(
      Explainer explainer,
      Analyzer analyzer,
      VideoFeatures features,
      Asker.Asked asked,
      Progress progress)
      throws SightlineException {
    Target answer = new Target.OfClass(asked.answer().head(), asked.answer().best().label());
    Optional<Obstacle> obstacle = explainer.obstacle(analyzer.abilities(), answer, true);
    if (obstacle.isPresent()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, explainer.facts().title() + ": " + obstacle.get().sentence());
    }
    return explainer.explain(
        new ExplainRequest(analyzer, features, asked.analysis(), answer, ExplainOptions.DEFAULT),
        progress);
  }

  private static void print(QuestionAnswer a, Optional<Explanation> why, PrintWriter out) {
    out.println(a.tells() ? a.best().words() : "I cannot tell.");
    out.println();
    for (RankedAnswer one : a.answers()) {
      out.printf(Locale.ROOT, "%5.1f %%  %s%n", 100 * one.probability(), one.words());
    }
    a.threshold()
        .ifPresent(
            t ->
                out.printf(
                    Locale.ROOT,
                    "%nAnswers from %.1f %% on are told: %.0f of 100 of those were right on %s.%n",
                    100 * t.threshold(),
                    100 * t.accuracy(),
                    t.split()));
    if (a.foreign()) {
      out.println("Question or video look like none that the model was trained on.");
    }
    why.ifPresent(x -> print(x, out));
  }

  private static void print(Explanation x, PrintWriter out) {
    out.println();
    for (int i = 0; i < x.tokenScores().length; i++) {
      if (!x.tokens().tokens().get(i).isSpecial()) {
        out.printf(Locale.ROOT, "  %-16s %+.4g%n", x.tokens().label(i), x.tokenScores()[i]);
      }
    }
    for (int i = 0; i < x.clipScores().length; i++) {
      Clip clip = x.cells().clips().get(i);
      out.printf(
          Locale.ROOT,
          "  %6.2f – %6.2f s  %+.4g%n",
          clip.start().toDouble(),
          clip.end().toDouble(),
          x.clipScores()[i]);
    }
  }

  private void write(Asker.Asked asked, Optional<Explanation> why, PrintWriter out)
      throws SightlineException {
    QuestionAnswer a = asked.answer();
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("video", asked.analysis().video().path().getFileName().toString());
    root.put("question", a.question());
    root.put("answer", a.tells() ? a.best().words() : null);
    root.put("foreign", a.foreign());
    ArrayNode answers = root.putArray("answers");
    for (RankedAnswer one : a.answers()) {
      answers.addObject().put("answer", one.words()).put("probability", one.probability());
    }
    a.threshold()
        .ifPresent(
            t ->
                root.putObject("threshold")
                    .put("probability", t.threshold())
                    .put("coverage", t.coverage())
                    .put("accuracy", t.accuracy())
                    .put("split", t.split())
                    .put("questions", t.n()));
    why.ifPresent(x -> write(x, root.putObject("explanation")));
    try {
      out.println(mapper.writeValueAsString(root));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new SightlineException(Problem.INTERNAL, "The answer cannot be written.", e);
    }
  }

  private void write(Explanation x, ObjectNode into) {
    into.put("method", method);
    ArrayNode words = into.putArray("tokens");
    for (int i = 0; i < x.tokenScores().length; i++) {
      words.addObject().put("token", x.tokens().label(i)).put("score", x.tokenScores()[i]);
    }
    ArrayNode clips = into.putArray("clips");
    for (int i = 0; i < x.clipScores().length; i++) {
      Clip clip = x.cells().clips().get(i);
      clips
          .addObject()
          .put("start", clip.start().toDouble())
          .put("end", clip.end().toDouble())
          .put("score", x.clipScores()[i]);
    }
  }
}
