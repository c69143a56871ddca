package dev.sightline.core.cli;

import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AlignmentRecipe;
import dev.sightline.core.training.AlignmentRun;
import dev.sightline.core.training.Recipe;
import dev.sightline.core.training.RecipeChain;
import dev.sightline.core.training.TrainingRun;
import dev.sightline.core.training.caption.CaptionRecipe;
import dev.sightline.core.training.caption.CaptionRun;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.generation.GeneratorRecipe;
import dev.sightline.core.training.generation.GeneratorRun;
import dev.sightline.core.training.laboratory.ColourShortcutRecipe;
import dev.sightline.core.training.laboratory.ColourShortcutRun;
import dev.sightline.core.training.laboratory.LabQuestionsEvaluator;
import dev.sightline.core.training.laboratory.LabQuestionsRecipe;
import dev.sightline.core.training.laboratory.LabQuestionsRun;
import dev.sightline.core.training.laboratory.LaboratoryRecipe;
import dev.sightline.core.training.laboratory.LaboratoryRun;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.speech.SpeechRecipe;
import dev.sightline.core.training.speech.SpeechRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
      "Trains a model by a recipe, or a new head on a data set of your own (--dataset), and writes"
          + " a",
      "bundle with its card and learning curves.",
      "A run that was stopped goes on from its last checkpoint when it is started again."
    })
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--recipe", paramLabel = "FILE", description = "A YAML recipe.")
  private Path recipe;

  @Option(
      names = "--dataset",
      paramLabel = "PATH",
      description = "A folder with a folder for each class, or a CSV or JSON list of videos.")
  private Path dataset;

  @Option(names = "--name", paramLabel = "NAME", description = "Of the new model, with --dataset.")
  private String name;

  @Option(
      names = "--base",
      paramLabel = "BUNDLE",
      defaultValue = InstalledModels.BUNDLED,
      description = "What the new model builds upon, with --dataset. Default: ${DEFAULT-VALUE}.")
  private String base;

  @Option(
      names = "--from",
      paramLabel = "BUNDLE",
      description = {
        "With --recipe: takes video encoder and alignment from this bundle as they are and trains",
        "only fusion and heads, which takes minutes instead of an hour. From a pre-trained bundle",
        "the fusion goes on where the pre-training left it."
      })
  private Path from;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + DataCheck.SEED,
      description = "Of the splits and the training, with --dataset. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds the data sets; none for recipes that draw their own.")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "For features, checkpoints, curves, the bundle.",
        "Default: run/NAME; with --dataset, a folder among your data."
      })
  private Path out;

  @Option(names = "--resume", description = "Fail if there is no stopped run to go on with.")
  private boolean resume;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    if ((recipe == null) == (dataset == null)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Train what? Name either a --recipe or a --dataset.");
    }
    if (from != null && recipe == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--from goes with a --recipe; with a --dataset, use --base.");
    }
    return dataset == null ? recipe() : own();
  }

  private int own() throws SightlineException {
    if (name == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "A model that is trained on a --dataset needs a --name.");
    }
    InstalledModels models = new InstalledModels(UserFolders.current());
    Path work = out == null ? models.trainings().resolve(name) : out;
    return new OwnTrainer(models, spec).run(request(dataset, name, base, seed), work, resume);
  }

  /** With whole paths, so that the window can go on with it from wherever it was started. */
  static OwnRequest request(Path dataset, String name, String base, long seed) {
    Path file = Path.of(base);
    return new OwnRequest(whole(dataset), name, Files.exists(file) ? whole(file) : base, seed);
  }

  private static String whole(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  private int recipe() throws SightlineException {
    Path bundle;
    if (RecipeChain.isOne(recipe)) {
      if (from != null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "This recipe trains its whole model; it takes no --from.");
      }
      RecipeChain chain = RecipeChain.read(recipe);
      bundle = ChainedTraining.run(chain.recipes(recipe), work(chain.name()), this::trained);
    } else {
      Training training = training(recipe, from);
      bundle = trained(training, work(training.name()));
    }
    spec.commandLine().getOut().println(bundle);
    return 0;
  }

  private Path work(String called) throws SightlineException {
    Path work = out == null ? Path.of("run", called) : out;
    if (resume && !hasCheckpoint(work)) {
      throw new SightlineException(
          Problem.FILE, "There is no stopped run in " + work + " to go on with.");
    }
    return work;
  }

  private Path trained(Path recipe, Optional<Path> from, Path work) throws SightlineException {
    return trained(training(recipe, from.orElse(null)), work);
  }

  private Path trained(Training training, Path work) throws SightlineException {
    try (CommandConsole console = CommandConsole.open(spec)) {
      Files.createDirectories(work);
      return training.work().run(work, console.progress());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The folder " + work + " cannot be written to.", e);
    }
  }

  /** The work of a training. */
  private interface Work {
    Path run(Path folder, Progress progress) throws SightlineException;
  }

  /** A training that is ready to begin. */
  private record Training(String name, Work work) {}

  private Training training(Path recipe, Path from) throws SightlineException {
    if (GeneratorRecipe.isOne(recipe)) {
      GeneratorRecipe read = GeneratorRecipe.read(recipe);
      ModelBundle judge = InstalledModels.bundle(Optional.of(Path.of("laboratory")));
      return new Training(
          read.name(), (work, p) -> new GeneratorRun(new TorchEngine(), judge, work).run(read, p));
    }
    if (LabQuestionsRecipe.isOne(recipe)) {
      LabQuestionsRecipe read = LabQuestionsRecipe.read(recipe);
      ModelBundle below =
          InstalledModels.bundle(Optional.of(from == null ? Path.of("laboratory") : from));
      if (data != null) {
        requireData(read.name());
      }
      // what answers already is not trained again: how far it can be trusted is fitted anew
      boolean finished = LabQuestionsEvaluator.answers(below);
      ModelBundle base =
          finished ? InstalledModels.bundle(Optional.of(Path.of("laboratory"))) : below;
      return new Training(
          read.name(),
          (work, p) -> {
            LabQuestionsRun run =
                new LabQuestionsRun(new TorchEngine(), work, Optional.ofNullable(data));
            return finished ? run.trust(read, below, base, p) : run.run(read, base, p);
          });
    }
    if (ColourShortcutRecipe.isOne(recipe)) {
      ColourShortcutRecipe read = ColourShortcutRecipe.read(recipe);
      ModelBundle below =
          InstalledModels.bundle(Optional.of(from == null ? Path.of(read.base()) : from));
      return new Training(
          read.name(),
          (work, p) -> new ColourShortcutRun(new TorchEngine(), work).run(read, below, p));
    }
    if (LaboratoryRecipe.isOne(recipe)) {
      if (from != null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "This recipe trains its whole model; it takes no --from.");
      }
      LaboratoryRecipe read = LaboratoryRecipe.read(recipe);
      return new Training(
          read.name(), (work, p) -> new LaboratoryRun(new TorchEngine(), work).run(read, p));
    }
    if (CaptionRecipe.isOne(recipe)) {
      CaptionRecipe read = CaptionRecipe.read(recipe);
      requireData(read.name());
      ModelBundle below = InstalledModels.bundle(Optional.ofNullable(from));
      return new Training(
          read.name(),
          (work, p) -> new CaptionRun(new TorchEngine(), data, work).run(read, below, p));
    }
    if (SpeechRecipe.isOne(recipe)) {
      SpeechRecipe read = SpeechRecipe.read(recipe);
      requireData(read.name());
      return new Training(read.name(), (work, p) -> new SpeechRun(work).run(read, data, p));
    }
    if (AlignmentRecipe.isOne(recipe)) {
      AlignmentRecipe read = AlignmentRecipe.read(recipe);
      requireData(read.name());
      ModelBundle below = InstalledModels.bundle(Optional.ofNullable(from));
      return new Training(
          read.name(),
          (work, p) -> new AlignmentRun(new TorchEngine(), data, work).run(read, below, p));
    }
    Recipe read = Recipe.read(recipe);
    requireData(read.name());
    Optional<ModelBundle> below =
        from == null ? Optional.empty() : Optional.of(InstalledModels.bundle(Optional.of(from)));
    return new Training(
        read.name(),
        (work, p) -> new TrainingRun(new TorchEngine(), data, work).run(read, below, p));
  }

  private void requireData(String name) throws SightlineException {
    if (data == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The recipe " + name + " needs --data.");
    }
    if (!Files.isDirectory(data)) {
      throw new SightlineException(Problem.DATA, "There is no folder " + data + ".");
    }
  }

  static boolean hasCheckpoint(Path work) {
    if (!Files.isDirectory(work)) {
      return false;
    }
    return ChainedTraining.began(work) || hasFile(work, ".checkpoint");
  }

  private static boolean hasFile(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> f.getFileName().toString().endsWith(ending));
    } catch (IOException e) {
      return false;
    }
  }
}
