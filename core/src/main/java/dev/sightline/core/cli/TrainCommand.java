package dev.sightline.core.cli;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.Recipe;
import dev.sightline.core.training.TrainingRun;
import dev.sightline.core.training.laboratory.LaboratoryRecipe;
import dev.sightline.core.training.laboratory.LaboratoryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model by a recipe. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model by a recipe and writes a bundle with its card and learning curves.",
      "A run that was stopped goes on from its last checkpoint when it is started again."
    })
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--recipe", required = true, paramLabel = "FILE", description = "A YAML recipe.")
  private Path recipe;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds the data sets; none for recipes that draw their own.")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "For features, checkpoints, curves, the bundle. Default: run/NAME.")
  private Path out;

  @Option(names = "--resume", description = "Fail if there is no stopped run to go on with.")
  private boolean resume;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    Training training = training();
    Path work = out == null ? Path.of("run", training.name()) : out;
    if (resume && !hasCheckpoint(work)) {
      throw new SightlineException(
          Problem.FILE, "There is no stopped run in " + work + " to go on with.");
    }
    Path bundle;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Files.createDirectories(work);
      bundle = training.work().run(work, console.progress());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The folder " + work + " cannot be written to.", e);
    }
    spec.commandLine().getOut().println(bundle);
    return 0;
  }

  /** The work of a training. */
  private interface Work {
    Path run(Path folder, Progress progress) throws SightlineException;
  }

  /** A training that is ready to begin. */
  private record Training(String name, Work work) {}

  private Training training() throws SightlineException {
    if (LaboratoryRecipe.isOne(recipe)) {
      LaboratoryRecipe read = LaboratoryRecipe.read(recipe);
      return new Training(
          read.name(), (work, p) -> new LaboratoryRun(new TorchEngine(), work).run(read, p));
    }
    Recipe read = Recipe.read(recipe);
    if (data == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The recipe " + read.name() + " needs --data.");
    }
    if (!Files.isDirectory(data)) {
      throw new SightlineException(Problem.DATA, "There is no folder " + data + ".");
    }
    return new Training(
        read.name(), (work, p) -> new TrainingRun(new TorchEngine(), data, work).run(read, p));
  }

  private static boolean hasCheckpoint(Path work) {
    if (!Files.isDirectory(work)) {
      return false;
    }
    try (Stream<Path> files = Files.list(work)) {
      return files.anyMatch(f -> f.getFileName().toString().endsWith(".checkpoint"));
    } catch (IOException e) {
      return false;
    }
  }
}
