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
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.Metric;
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
import java.util.ArrayList;
import java.util.Arrays;
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
  private final Optional<Path> data;

  /**
   * @param work where checkpoints, curves and the bundle are written
   * @param data sets that the laboratory's videos are told from; without them the model answers of
   *     whatever it is shown
   */
  public LabQuestionsRun(TorchEngine engine, Path work, Optional<Path> data) {
    this.engine = engine;
    this.work = work;
    this.data = data;
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
    finish(recipe, base, bundle, curves.points(), progress);
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

  /**
   * Fits anew how far the answers of a finished model can be trusted; its weights stay.
   *
   * @param answering the finished model
   * @param base that it builds upon
   * @return the folder of the bundle, of the recipe's version
   * @throws SightlineException {@code DATA} without data; {@code BUNDLE} if the model does not
   *     build upon that base; if the disk is full, or the user cancelled
   */
  public Path trust(
      LabQuestionsRecipe recipe, ModelBundle answering, ModelBundle base, Progress progress)
      throws SightlineException {
    LabQuestionsEvaluator.require(answering);
    if (data.isEmpty()) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("The recipe {0} needs --data.", recipe.name()));
    }
    for (Map.Entry<String, FloatTensor> t : base.weights().tensors().entrySet()) {
      boolean kept = t.getKey().startsWith("video.") || t.getKey().startsWith("align.");
      FloatTensor own = answering.weights().tensors().get(t.getKey());
      if (kept && (own == null || !Arrays.equals(own.values(), t.getValue().values()))) {
        throw new SightlineException(
            Problem.BUNDLE,
            Phrase.of("{0} does not build upon {1}.", answering.title(), base.title()));
      }
    }
    Path bundle = work.resolve(recipe.name());
    BundleWriter.write(bundle, answering);
    BundleWriter.update(bundle, recipe.version(), answering.weights());
    finish(recipe, base, bundle, answering.record().curves(), progress);
    return bundle;
  }

  /** Fits what can be fitted and measures the bundle as it was written, float16 weights and all. */
  private void finish(
      LabQuestionsRecipe recipe,
      ModelBundle base,
      Path bundle,
      List<CurvePoint> curves,
      Progress progress)
      throws SightlineException {
    List<Metric> metrics = new ArrayList<>();
    TrainingRecord record = new TrainingRecord(curves, List.of());
    if (data.isPresent()) {
      BundleWriter.update(
          bundle,
          new TrustStage(engine, data.get()).fit(BundleReader.open(bundle), recipe, progress));
    }
    ModelBundle written = BundleReader.open(bundle);
    Evaluation asked =
        new LabQuestionsEvaluator(engine, recipe.asked())
            .run(written, Split.TEST, recipe.seed(), progress);
    String command =
        "./sightline evaluate --bundle %s --task %s --split test --seed %d"
            .formatted(recipe.name(), LabQuestionsEvaluator.TASK, recipe.seed());
    metrics.addAll(asked.asMetrics(command));
    record = asked.addTo(record, command);
    Optional<Evaluation> foreign = Optional.empty();
    if (data.isPresent()) {
      Evaluation e =
          new LabRejection(engine, data.get(), recipe.asked())
              .run(written, Split.DEV.key(), recipe.seed(), progress);
      metrics.addAll(
          e.asMetrics(
              "./sightline evaluate --bundle %s --task %s --data DIR --split dev --seed %d"
                  .formatted(recipe.name(), LabRejection.TASK, recipe.seed())));
      foreign = Optional.of(e);
    }
    BundleWriter.update(
        bundle,
        metrics,
        LabQuestionsCard.of(
            recipe,
            base.title(),
            Optional.of(new LabQuestionsCard.Figures(asked, foreign, written.confidence()))),
        record);
  }
}
