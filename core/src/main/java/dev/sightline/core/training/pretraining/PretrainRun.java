package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bert.WordRows;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.model.bundle.WordPart;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.LearningCurves;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pre-trains a model by a recipe, from pairs of video and text to the bundle with its card: what
 * {@code sightline pretrain} does. A run that was killed goes on from its last checkpoint.
 */
public final class PretrainRun {
  /** Name of the checkpoint in the folder of a run. */
  public static final String CHECKPOINT = "pretraining.checkpoint";

  /** Other words are hidden in the last measurement than for the curves. */
  private static final long DEV_SEED = 1_000_000;

  /** Texts of each dev item that a word is hidden of, at most. */
  private static final int TEXTS_OF_DEV = 2;

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
   * @return the finished bundle and what it does on dev
   * @throws SightlineException if recipe and base do not fit, the data is missing or malformed, the
   *     disk is full, or the user cancelled
   */
  public Result run(PretrainRecipe recipe, Optional<ModelBundle> base, Progress progress)
      throws SightlineException {
    require(recipe, base);
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    try (PretrainSets sets = new PretrainSets(engine, recipe, data, base.orElse(null), work);
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      PretrainStage.Data pairs = pairs(recipe, sets, progress);
      init(recipe, base, pairs, parameters);
      new PretrainStage(engine, recipe.model(), recipe.training(), recipe.seed())
          .run(parameters, pairs, work.resolve(CHECKPOINT), curves::add, progress);
      curves.writeSvg(work.resolve("curves.svg"));
      Path bundle = work.resolve(recipe.name());
      write(recipe, base, parameters, pairs.words(), bundle);
      return measure(recipe, base, pairs, bundle, curves, progress);
    }
  }

  /**
   * A finished pre-training.
   *
   * @param bundle its folder
   * @param figures what it does on dev
   */
  public record Result(Path bundle, PretrainFigures figures) {}

  /** Without the maps that tell cells: nothing that the bundle is for asks them. */
  private static void write(
      PretrainRecipe recipe,
      Optional<ModelBundle> base,
      ParameterSet parameters,
      WordList words,
      Path bundle)
      throws SightlineException {
    Map<String, FloatTensor> own = new LinkedHashMap<>();
    Map<String, FloatTensor> guesses = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      if (!name.startsWith(MaskedNet.PREFIX)) {
        own.put(name, TorchEngine.toJava(parameters.get(name)));
      } else if (MaskedNet.tellsWords(name)
          && (recipe.training().width() > 0 || !name.equals(MaskedNet.TABLE))) {
        guesses.put(name, TorchEngine.toJava(parameters.get(name)));
      }
    }
    BundleWriter.write(
        bundle,
        BundleManifest.of(
            recipe.name(),
            recipe.version(),
            "Apache-2.0",
            recipe.text(),
            base.map(b -> b.manifest().family()).orElse(VideoFamily.TOP_HEAVY_I3D),
            recipe.model(),
            List.of()),
        Safetensors.encode(TensorFile.of(own), n -> StoredType.F16),
        recipe.name(),
        TrainingRecord.NONE);
    BundleWriter.update(
        bundle,
        new WordPart(
            recipe.text().language(),
            recipe.training().width(),
            words.words(),
            words.ids(),
            TensorFile.of(guesses)));
  }

  /** Measures the bundle as it was written, float16 weights and all. */
  private Result measure(
      PretrainRecipe recipe,
      Optional<ModelBundle> base,
      PretrainStage.Data pairs,
      Path bundle,
      LearningCurves curves,
      Progress progress)
      throws SightlineException {
    ModelBundle written = BundleReader.open(bundle);
    List<PretrainFigures.OfSet> sets = new ArrayList<>();
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      written.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      written
          .words()
          .orElseThrow()
          .weights()
          .tensors()
          .forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      if (recipe.training().width() == 0) {
        FloatTensor rows = WordRows.of(recipe.text(), pairs.words().ids());
        parameters.put(MaskedNet.TABLE, rows.values(), rows.longShape());
      }
      PretrainMeasures measures =
          new PretrainMeasures(
              engine, recipe.model(), pairs, recipe.training(), recipe.seed() + DEV_SEED);
      for (Pairs dev : pairs.dev()) {
        WordGuesses guesses =
            measures.words(parameters, dev, Integer.MAX_VALUE, TEXTS_OF_DEV, progress);
        sets.add(PretrainFigures.of(dev.name(), dev.size(), guesses, recipe.seed()));
      }
    }
    PretrainFigures figures = new PretrainFigures(sets);
    String command =
        "./sightline pretrain --recipe recipes/%s.yaml%s"
            .formatted(
                recipe.laboratory().isPresent() ? "pretrain-laboratory" : "pretrain",
                recipe.laboratory().isPresent() ? "" : " --data ../shared/data");
    BundleWriter.update(
        bundle,
        figures.evaluation(written.title()).asMetrics(command),
        PretrainCard.of(
            recipe,
            base.map(ModelBundle::title).orElse(null),
            pairs.words().words().size(),
            figures),
        new TrainingRecord(curves.points(), List.of()));
    return new Result(bundle, figures);
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

  /**
   * First values of everything; the video encoder is as it is. What tells words begins with how
   * frequent they are, what tells cells with the mean cell: that need not be learned.
   */
  private void init(
      PretrainRecipe recipe,
      Optional<ModelBundle> base,
      PretrainStage.Data pairs,
      ParameterSet parameters)
      throws SightlineException {
    ModelConfig config = recipe.model();
    MultimodalNet.init(config, parameters, recipe.seed());
    // they begin as 0, where the layer norm behind them has a gradient hundreds of times too large
    ParameterInit absent = new ParameterInit(parameters, recipe.seed());
    absent.uniform("fusion.text.absent", 1f, 1, config.textDim());
    absent.uniform("fusion.video.absent", 1f, 1, config.videoChannels());
    WordList words = pairs.words();
    int width = recipe.training().width();
    MaskedNet.initWords(config, words.words().size(), width, parameters, recipe.seed());
    parameters.put(MaskedNet.WORD_BIAS, words.logShares(), words.words().size());
    if (width == 0) {
      FloatTensor rows = WordRows.of(recipe.text(), words.ids());
      parameters.put(MaskedNet.TABLE, rows.values(), rows.longShape());
    }
    MaskedNet.initCells(config, parameters, recipe.seed());
    parameters.put(
        MaskedNet.CELL_BIAS,
        UsualCells.of(engine, config, pairs.train().getFirst()).everywhere(),
        config.videoChannels());
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
        base.orElseThrow(
            () -> new IllegalArgumentException("the laboratory needs a video encoder"));
    ModelConfig has = below.manifest().config();
    ModelConfig wants = recipe.model();
    if (has.videoChannels() != wants.videoChannels()
        || has.cellsPerClip() != wants.cellsPerClip()
        || has.gridWidth() != wants.gridWidth()) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of(
              "The recipe cannot start from {0}: its video encoder gives other cells than "
                  + "the recipe's model reads.",
              below.title()));
    }
  }
}
