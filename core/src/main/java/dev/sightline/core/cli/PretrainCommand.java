package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.pretraining.LabelSummary;
import dev.sightline.core.training.pretraining.LabelTable;
import dev.sightline.core.training.pretraining.LabelTrial;
import dev.sightline.core.training.pretraining.PretrainFigures;
import dev.sightline.core.training.pretraining.PretrainRecipe;
import dev.sightline.core.training.pretraining.PretrainRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pre-trains a model without labels. */
@Command(
    name = "pretrain",
    mixinStandardHelpOptions = true,
    description = {
      "Trains fusion and alignment without labels: on hidden words, hidden cells and contrast.",
      "Writes a bundle that “train --from” can start from, with its card and curves.",
      "A run that was stopped goes on from its last checkpoint when it is started again."
    })
final class PretrainCommand implements Callable<Integer> {
  private static final String LABORATORY = "laboratory";

  @Option(
      names = "--recipe",
      required = true,
      paramLabel = "FILE",
      description = "A YAML recipe, such as recipes/pretrain.yaml.")
  private Path recipe;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds the data sets; none for recipes of the laboratory.")
  private Path data;

  @Option(
      names = "--from",
      paramLabel = "BUNDLE",
      description = {
        "For recipes of the laboratory: whose video encoder sees the clips.",
        "Default: " + LABORATORY + "."
      })
  private Path from;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "For features, checkpoint, curves, the bundle. Default: run/NAME.")
  private Path out;

  @Option(names = "--resume", description = "Fail if there is no stopped run to go on with.")
  private boolean resume;

  @Option(
      names = "--table",
      description = {
        "Train nothing anew, but measure what the finished pre-training in --out saves in labels:",
        "heads from pre-trained and from fresh weights on parts of the labels, five draws each.",
        "Goes on where a stopped run was."
      })
  private boolean table;

  @Option(
      names = "--fresh",
      description = "With --table: only the heads from fresh weights, before the pre-training.")
  private boolean fresh;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    PretrainRecipe read = PretrainRecipe.read(recipe);
    Optional<ModelBundle> base = base(read);
    Path work = out == null ? Path.of("run", read.name()) : out;
    if (resume && !TrainCommand.hasCheckpoint(work)) {
      throw new SightlineException(
          Problem.FILE, "There is no stopped run in " + work + " to go on with.");
    }
    if (table) {
      print(table(read, base, work));
      return 0;
    }
    PretrainRun.Result result;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Files.createDirectories(work);
      result = new PretrainRun(new TorchEngine(), data, work).run(read, base, console.progress());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The folder " + work + " cannot be written to.", e);
    }
    print(result);
    return 0;
  }

  private List<LabelTrial> table(PretrainRecipe read, Optional<ModelBundle> base, Path work)
      throws SightlineException {
    Path bundle = work.resolve(read.name());
    if (!fresh && !Files.exists(bundle)) {
      throw new SightlineException(
          Problem.FILE, "There is no finished pre-training in " + work + "; run it first.");
    }
    Optional<ModelBundle> pretrained =
        fresh ? Optional.empty() : Optional.of(InstalledModels.bundle(Optional.of(bundle)));
    try (CommandConsole console = CommandConsole.open(spec)) {
      return new LabelTable(new TorchEngine(), data, work)
          .run(read, pretrained, base, console.progress());
    }
  }

  private void print(List<LabelTrial> trials) {
    LabelSummary summary = LabelSummary.of(trials);
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      ObjectNode root = new ObjectMapper().createObjectNode();
      root.set("rows", new ObjectMapper().valueToTree(summary.rows()));
      root.set("trials", new ObjectMapper().valueToTree(trials));
      stdout.println(root.toPrettyString());
    } else {
      stdout.print(summary.markdown());
    }
    stdout.flush();
  }

  private void print(PretrainRun.Result result) {
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      ObjectNode root = new ObjectMapper().createObjectNode();
      root.put("bundle", result.bundle().toString());
      root.set("sets", new ObjectMapper().valueToTree(result.figures().sets()));
      stdout.println(root.toPrettyString());
    } else {
      stdout.println("perplexity of hidden words on dev, 95 % intervals");
      stdout.println();
      stdout.printf("%-28s %22s %22s %20s%n", "", "video visible", "video hidden", "gap");
      for (PretrainFigures.OfSet s : result.figures().sets()) {
        row(stdout, s.set(), s.all());
        row(stdout, s.set() + ", rarer words", s.ofRarer());
      }
      stdout.printf("%n%s%n", result.bundle());
    }
    stdout.flush();
  }

  private static void row(PrintWriter out, String name, PretrainFigures.Guessed g) {
    out.printf(
        Locale.ROOT,
        "%-28s %6.1f (%5.1f – %5.1f) %6.1f (%5.1f – %5.1f) %5.2f (%4.2f – %4.2f)%n",
        name,
        g.visible().value(),
        g.visible().low(),
        g.visible().high(),
        g.hidden().value(),
        g.hidden().low(),
        g.hidden().high(),
        g.gap().value(),
        g.gap().low(),
        g.gap().high());
  }

  private Optional<ModelBundle> base(PretrainRecipe read) throws SightlineException {
    if (read.laboratory().isPresent()) {
      return Optional.of(
          InstalledModels.bundle(Optional.of(from == null ? Path.of(LABORATORY) : from)));
    }
    if (from != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--from goes with recipes of the laboratory.");
    }
    if (data == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The recipe " + read.name() + " needs --data.");
    }
    if (!Files.isDirectory(data)) {
      throw new SightlineException(Problem.DATA, "There is no folder " + data + ".");
    }
    return Optional.empty();
  }
}
