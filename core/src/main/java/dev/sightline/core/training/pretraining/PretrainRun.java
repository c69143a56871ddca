package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.LearningCurves;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pre-trains a model by a recipe, from pairs of video and text to the bundle with its card: what
 * {@code sightline pretrain} does. A run that was killed goes on from its last checkpoint.
 */
public final class PretrainRun {
  /** Name of the checkpoint in the folder of a run. */
  public static final String CHECKPOINT = "pretraining.checkpoint";

  private final TorchEngine engine;
  private final Path data;
  private final Path work;

  /**
   * @param data the folder that holds the sets; null for recipes of the laboratory
   * @param work where features, checkpoint, curves and the bundle are written
   */
  public PretrainRun(TorchEngine engine, Path data, Path work) {
    this.engine = engine;
    this.data = data;
    this.work = work;
  }

  /**
   * @param base the model whose video encoder sees the laboratory; empty for photographs, which the
   *     image network sees as it is
   * @return the folder of the finished bundle
   * @throws SightlineException if recipe and base do not fit, the data is missing or malformed, the
   *     disk is full, or the user cancelled
   */
  public Path run(PretrainRecipe recipe, Optional<ModelBundle> base, Progress progress)
      throws SightlineException {
    require(recipe, base);
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    try (PretrainSets sets =
            new PretrainSets(engine, recipe, data, base.orElse(null), work);
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      PretrainStage.Data pairs = pairs(recipe, sets, progress);
      init(recipe, base, pairs.words().words().size(), parameters);
      new PretrainStage(engine, recipe.model(), recipe.training(), recipe.seed())
          .run(parameters, pairs, work.resolve(CHECKPOINT), curves::add, progress);
      return work;
    }
  }

  private static PretrainStage.Data pairs(
      PretrainRecipe recipe, PretrainSets sets, Progress progress) throws SightlineException {
    var train = sets.train(progress);
    return new PretrainStage.Data(
        train,
        sets.dev(progress),
        WordList.of(train, recipe.training().vocabulary()),
        sets.states());
  }

  /** First values of everything; the video encoder is as it is. */
  static void init(
      PretrainRecipe recipe, Optional<ModelBundle> base, int words, ParameterSet parameters)
      throws SightlineException {
    ModelConfig config = recipe.model();
    MultimodalNet.init(config, parameters, recipe.seed());
    MaskedNet.initWords(config, words, recipe.training().width(), parameters, recipe.seed());
    MaskedNet.initCells(config, parameters, recipe.seed());
    if (base.isPresent()) {
      base.get()
          .weights()
          .tensors()
          .forEach(
              (n, t) -> {
                if (n.startsWith("video.")) {
                  parameters.put(n, t.values(), t.longShape());
                }
              });
    } else {
      TopHeavyI3d.initial(ImageNetwork.bundled())
          .forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
    }
  }

  private static void require(PretrainRecipe recipe, Optional<ModelBundle> base)
      throws SightlineException {
    if (recipe.laboratory().isEmpty()) {
      return;
    }
    ModelBundle below =
        base.orElseThrow(() -> new IllegalArgumentException("the laboratory needs a video encoder"));
    ModelConfig has = below.manifest().config();
    ModelConfig wants = recipe.model();
    if (has.videoChannels() != wants.videoChannels()
        || has.cellsPerClip() != wants.cellsPerClip()
        || has.gridWidth() != wants.gridWidth()) {
      throw new SightlineException(
          Problem.BUNDLE,
          "The recipe cannot start from "
              + below.title()
              + ": its video encoder gives other cells than the recipe's model reads.");
    }
  }
}
