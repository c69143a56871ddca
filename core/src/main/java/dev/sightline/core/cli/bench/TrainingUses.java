package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.model.bundle.Architecture;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.HardenPlan;
import dev.sightline.core.training.laboratory.LabHardening;
import dev.sightline.core.training.pretraining.PretrainPlan;
import dev.sightline.core.training.pretraining.PretrainRecipe;
import dev.sightline.core.training.pretraining.PretrainRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The uses that train: a whole small run each, on videos that are drawn, with drawing, encoding,
 * ten steps and all measurements. Nothing is kept from run to run; nothing is warmed up.
 */
final class TrainingUses implements Benchmark {
  private static final int STEPS = 10;
  private static final int MEASURED = 10;
  private static final double EPSILON = 0.1;
  private static final long SEED = 1;

  private static final Map<LabTask, Integer> SETS =
      Map.of(
          LabTask.CAPTION, 40,
          LabTask.MATCH, 60,
          LabTask.DIRECTION, 80,
          LabTask.COUNT, 36,
          LabTask.ORDER, 50,
          LabTask.COLOUR, 10,
          LabTask.SHORTCUT, 20);

  private static final PretrainRecipe.World PAIRS = new PretrainRecipe.World(SEED, 20, 80, 10);

  private final Path folder;

  /**
   * @param folder in which the runs write; what they wrote goes afterwards
   */
  TrainingUses(Path folder) {
    this.folder = folder.resolve("training-" + ProcessHandle.current().pid());
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    ModelBundle laboratory = BundleReader.openResource(BundleShelf.RESOURCES + "laboratory");
    List<Measure> measures = new ArrayList<>();
    try {
      Files.createDirectories(folder.resolve("harden"));
      Files.createDirectories(folder.resolve("pretrain"));
      progress.update(-1, "uses: harden");
      UsesBench.forgetPeak();
      UsesBench.Start begin = UsesBench.Start.now();
      harden(laboratory, new QuietProgress(progress));
      UsesBench.add("harden", begin, LabHardening.seconds(SETS), measures);
      progress.update(-1, "uses: pretrain");
      UsesBench.forgetPeak();
      begin = UsesBench.Start.now();
      pretrain(laboratory, new QuietProgress(progress));
      UsesBench.add("pretrain", begin, pretrainSeconds(), measures);
      return measures;
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, folder + " cannot be written to.", e);
    } finally {
      deleteAll(folder);
    }
  }

  private static void deleteAll(Path folder) throws SightlineException {
    try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, folder + " cannot be deleted.", e);
    }
  }

  /** Hardens with one adversarial step, the fast variant. */
  private void harden(ModelBundle laboratory, Progress progress) throws SightlineException {
    HardenPlan plan =
        new HardenPlan(
            "", HardenPlan.Variant.FAST, EPSILON, 1, 1, 0.5, 1e-3, SEED, Optional.empty());
    new LabHardening(new TorchEngine(), folder.resolve("harden"), SETS, STEPS, MEASURED)
        .run(laboratory, plan, List.of(), progress);
  }

  /** Pre-trains by all three objectives, as {@code recipes/pretrain-laboratory.yaml} does. */
  private void pretrain(ModelBundle laboratory, Progress progress) throws SightlineException {
    PretrainPlan plan =
        new PretrainPlan(
            1,
            STEPS,
            Map.of("captions", 12, "statements", 40),
            4,
            new PretrainPlan.Weights(1, 1, 0.3),
            0.2,
            0.5,
            0.2,
            1,
            0.5,
            200,
            96,
            2e-3,
            0.02,
            5,
            0.98,
            MEASURED);
    PretrainRecipe recipe =
        new PretrainRecipe(
            "bench",
            "0",
            SEED,
            BuiltInText.of("all-minilm-l6-v2").orElseThrow().id(),
            Architecture.of(laboratory.manifest().config()).toConfig(List.of()),
            Optional.of(PAIRS),
            plan,
            Optional.empty());
    new PretrainRun(new TorchEngine(), null, folder.resolve("pretrain"))
        .run(recipe, Optional.of(laboratory), progress);
  }

  /** Seconds of video that {@link #pretrain} learns from. */
  private static double pretrainSeconds() {
    return LabHardening.seconds(
        Map.of(LabTask.CAPTION, PAIRS.captions(), LabTask.DIRECTION, 2 * PAIRS.statements()));
  }
}
