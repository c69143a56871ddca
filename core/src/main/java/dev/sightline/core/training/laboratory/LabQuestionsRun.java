package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.Architecture;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.LearningCurves;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains fusion and a head for questions with open answers upon a model of the laboratory, whose
 * video encoder and alignment stay. A run that was killed goes on from its last checkpoint.
 */
public final class LabQuestionsRun {
  private final TorchEngine engine;
  private final Path work;

  /**
   * @param work where checkpoints, curves and the bundle are written
   */
  public LabQuestionsRun(TorchEngine engine, Path work) {
    this.engine = engine;
    this.work = work;
  }

  /**
   * @param base whose fusion is begun with
   * @return the folder of the finished bundle
   * @throws SightlineException {@code BUNDLE} if the base is no model of the laboratory; if the
   *     disk is full, or the user cancelled
   */
  public Path run(LabQuestionsRecipe recipe, ModelBundle base, Progress progress)
      throws SightlineException {
    if (!LaboratoryTruth.fits(base)) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of(
              "{0} is no model of the laboratory; begin with --from laboratory.", base.title()));
    }
    ModelConfig config =
        Architecture.of(base.manifest().config())
            .toConfig(List.of(new HeadSpec(QuestionAnswer.HEAD, QuestionKind.ANSWERS)));
    Path bundle = work.resolve(recipe.name());
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        SentenceStates sentences = new SentenceStates()) {
      MultimodalNet.init(config, parameters, recipe.seed());
      base.weights()
          .tensors()
          .forEach(
              (name, t) -> {
                if (!name.startsWith("head.")) {
                  parameters.put(name, t.values(), t.longShape());
                }
              });
      QuestionStage stage =
          new QuestionStage(
              engine,
              config,
              parameters,
              sentences,
              new QuestionLessons(
                  Material.of(sets(recipe, base, progress)),
                  sentences,
                  recipe.training().batch(),
                  recipe.seed()));
      new StageLoop(engine, "questions", recipe.training(), recipe.seed())
          .run(
              stage,
              parameters,
              QuestionStage.trained(parameters),
              work.resolve("questions.checkpoint"),
              curves::add,
              progress);
      write(recipe, base, config, bundle, parameters, curves);
    }
    curves.writeSvg(work.resolve("curves.svg"));
    measure(recipe, base, bundle, curves, progress);
    return bundle;
  }

  private Map<LabTask, VideoSet> sets(
      LabQuestionsRecipe recipe, ModelBundle base, Progress progress) throws SightlineException {
    ModelConfig model = base.manifest().config();
    String made =
        recipe.world() + " " + base.manifest().file(BundleManifest.WEIGHTS).orElseThrow().sha256();
    try (VideoTower tower = VideoTower.of(base.manifest().family(), model);
        ClipEncoder encoder = tower.trained(base.weights().tensors())) {
      GridBuilder grids =
          new GridBuilder(
              encoder, WorldOptions.STANDARD, model.cellsPerClip() * model.videoChannels());
      return new KeptSets(work, made)
          .of(
              grids,
              new Laboratory(recipe.world(), WorldOptions.STANDARD),
              recipe.sets(),
              progress);
    }
  }

  private static void write(
      LabQuestionsRecipe recipe,
      ModelBundle base,
      ModelConfig config,
      Path bundle,
      ParameterSet parameters,
      LearningCurves curves)
      throws SightlineException {
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      weights.put(name, TorchEngine.toJava(parameters.get(name)));
    }
    BundleWriter.write(
        bundle,
        BundleManifest.of(
            recipe.name(),
            recipe.version(),
            "Apache-2.0",
            base.manifest().textEncoder(),
            base.manifest().family(),
            config,
            List.of()),
        Safetensors.encode(TensorFile.of(weights), n -> StoredType.F16),
        LabQuestionsCard.of(recipe, base.title(), Optional.empty()),
        new TrainingRecord(curves.points(), List.of()));
  }

  /** Measures the bundle as it was written, float16 weights and all. */
  private void measure(
      LabQuestionsRecipe recipe,
      ModelBundle base,
      Path bundle,
      LearningCurves curves,
      Progress progress)
      throws SightlineException {
    Evaluation e =
        new LabQuestionsEvaluator(engine, recipe.asked())
            .run(BundleReader.open(bundle), Split.TEST, recipe.seed(), progress);
    String command =
        "./sightline evaluate --bundle %s --task %s --split test --seed %d"
            .formatted(recipe.name(), LabQuestionsEvaluator.TASK, recipe.seed());
    BundleWriter.update(
        bundle,
        e.asMetrics(command),
        LabQuestionsCard.of(recipe, base.title(), Optional.of(e)),
        e.addTo(new TrainingRecord(curves.points(), List.of()), command));
  }
}
