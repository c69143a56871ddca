package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.measuring.MeasureRequest;
import dev.sightline.core.training.measuring.Measuring;
import dev.sightline.core.training.speech.SpeechEvaluator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a model on a labelled set. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures a model on a labelled set, with a bootstrap 95 %% interval.")
final class EvaluateCommand implements Callable<Integer> {
  /** Seed of intervals where none is named. */
  static final long SEED = MeasureRequest.SEED;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description = {
        "A file, a folder, 'everyday' (the default), 'everyday-zh', 'laboratory',",
        "'laboratory-questions' or 'questions'."
      })
  private Path bundle;

  @Option(
      names = "--task",
      required = true,
      paramLabel = "TASK",
      description = {
        "retrieval, topics, actions, sentiment, rejection, labels, mosaic, splice, search,",
        "recommendation, skim, caption, emotion (of speech, by the heads of the program or of a",
        "folder), laboratory or laboratory-questions."
      })
  private String task;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "The folder of the set, or the one that holds all sets.",
        "The laboratory needs none: it draws its videos."
      })
  private Path data;

  @Option(names = "--split", required = true, paramLabel = "SPLIT", description = "Such as dev.")
  private String split;

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description = "Captions for retrieval and mosaic: en or zh. Default: the model's language.")
  private String language;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
  private Path json;

  @Option(
      names = "--record",
      description =
          "Also keep the figures in the bundle, a file or folder of your own: they replace those of"
              + " the same task and split.")
  private boolean record;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the bootstrap.")
  private long seed = SEED;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    boolean laboratory = !Measuring.needsData(task);
    boolean speech = task.equals(SpeechEvaluator.TASK);
    if (!speech && !Measuring.tasks().contains(task)) {
      throw usage(
          "There is no task '"
              + task
              + "': one of "
              + String.join(", ", Measuring.tasks())
              + ", "
              + SpeechEvaluator.TASK
              + ".");
    }
    if (!laboratory && data == null) {
      throw usage("The task " + task + " needs --data.");
    }
    if (!laboratory && !Files.isDirectory(data)) {
      throw new SightlineException(Problem.DATA, "There is no folder " + data + ".");
    }
    if (language != null && !List.of("en", "zh").contains(language)) {
      throw usage("There are no captions in '" + language + "': one of en, zh.");
    }
    if (speech) {
      return speech();
    }
    if (record && (bundle == null || !Files.exists(bundle))) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--record needs --bundle with a file or folder that can be changed.");
    }
    ModelBundle model = InstalledModels.bundle(Optional.ofNullable(bundle));
    if (laboratory) {
      requireLabSplit();
    }
    MeasureRequest request =
        new MeasureRequest(
            task,
            laboratory ? Optional.empty() : Optional.of(data),
            split,
            Optional.ofNullable(language),
            seed);
    Evaluation result;
    try (CommandConsole console = CommandConsole.open(spec)) {
      result =
          new Measuring(new TorchEngine(), UserFolders.current().cache().resolve("evaluate"))
              .run(model, request, console.progress());
    }
    print(result, spec.commandLine().getOut());
    if (json != null) {
      write(result);
    }
    if (record) {
      keep(model, result, request.command(model));
    }
    return 0;
  }

  private int speech() throws SightlineException {
    if (record) {
      throw usage("Heads for speech are measured as they are trained; --record is for models.");
    }
    Evaluation result;
    try (CommandConsole console = CommandConsole.open(spec)) {
      result =
          SpeechEvaluator.run(
              InstalledSpeech.bundle(Optional.ofNullable(bundle)),
              data,
              split,
              seed,
              console.progress());
    }
    print(result, spec.commandLine().getOut());
    if (json != null) {
      write(result);
    }
    return 0;
  }

  private CommandLine.ParameterException usage(String words) {
    return new CommandLine.ParameterException(spec.commandLine(), words);
  }

  private void requireLabSplit() {
    for (Split s : Split.values()) {
      if (s.key().equals(split)) {
        return;
      }
    }
    throw usage("There is no split '" + split + "': one of train, dev, test.");
  }

  static void print(Evaluation result, PrintWriter out) {
    out.printf(
        "%s · %s · %s · n = %d%n%n", result.task(), result.bundle(), result.split(), result.n());
    out.printf("%-28s %7s   %s%n", "metric", "value", "95 % interval");
    result
        .metrics()
        .forEach(
            (name, i) ->
                out.printf(
                    Locale.ROOT,
                    "%-28s %5.1f %%   %.1f – %.1f%s%n",
                    name,
                    100 * i.value(),
                    100 * i.low(),
                    100 * i.high(),
                    result.n(name) == result.n() ? "" : "   n = " + result.n(name)));
    out.flush();
  }

  private void keep(ModelBundle model, Evaluation result, String command)
      throws SightlineException {
    List<Metric> metrics = new ArrayList<>(model.manifest().metrics());
    metrics.removeIf(m -> m.task().equals(task) && m.split().equals(split));
    metrics.addAll(result.asMetrics(command));
    BundleWriter.update(bundle, metrics, model.card(), result.addTo(model.record(), command));
  }

  private void write(Evaluation result) throws SightlineException {
    try {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), result);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "The file " + json + " cannot be written.", e);
    }
  }
}
