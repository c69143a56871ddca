package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.model.bundle.Architecture;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.HardenPlan;
import dev.sightline.core.training.laboratory.LabHardening;
import dev.sightline.core.training.pretraining.PretrainPlan;
import dev.sightline.core.training.pretraining.PretrainRecipe;
import dev.sightline.core.training.pretraining.PretrainRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The uses that train: a whole small run each, on videos that are drawn, with drawing, encoding,
 * ten steps and all measurements. Nothing is kept from run to run.
 */
final class TrainingUses {
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

  private final ModelBundle laboratory;
  private final Path folder;

  /**
   * @param folder empty, for what the runs write
   */
  TrainingUses(Path folder) throws SightlineException {
    this.laboratory = BundleReader.openResource(BundleShelf.RESOURCES + "laboratory");
    this.folder = folder;
  }

  /** Hardens with one adversarial step, the fast variant. */
  void harden(Progress progress) throws SightlineException {
    HardenPlan plan =
        new HardenPlan(
            "", HardenPlan.Variant.FAST, EPSILON, 1, 1, 0.5, 1e-3, SEED, Optional.empty());
    new LabHardening(new TorchEngine(), folder.resolve("harden"), SETS, STEPS, MEASURED)
        .run(laboratory, plan, List.of(), progress);
  }

  /** Seconds of video that {@link #harden} learns from. */
  static double hardenSeconds() {
    return LabHardening.seconds(SETS);
  }

  /** Pre-trains by all three objectives, as {@code recipes/pretrain-laboratory.yaml} does. */
  void pretrain(Progress progress) throws SightlineException {
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
  static double pretrainSeconds() {
    return LabHardening.seconds(
        Map.of(LabTask.CAPTION, PAIRS.captions(), LabTask.DIRECTION, 2 * PAIRS.statements()));
  }
}
