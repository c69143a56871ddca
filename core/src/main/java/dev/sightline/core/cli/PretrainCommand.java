package dev.sightline.core.cli;

import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.pretraining.PretrainRecipe;
import dev.sightline.core.training.pretraining.PretrainRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path bundle;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Files.createDirectories(work);
      bundle =
          new PretrainRun(new TorchEngine(), data, work).run(read, base, console.progress());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The folder " + work + " cannot be written to.", e);
    }
    spec.commandLine().getOut().println(bundle);
    return 0;
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
