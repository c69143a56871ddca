package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.LearningCurves;
import dev.sightline.core.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a model of the laboratory by a recipe, from nothing to the bundle with its card. A run
 * that was killed goes on from its last checkpoint when it is started again with the same folder.
 */
public final class LaboratoryRun {
  /** How much larger the learned time positions start than in other models. */
  private static final float TIMES = 15;

  private final TorchEngine engine;
  private final Path work;

  /**
   * @param work where checkpoints, curves and the bundle are written
   */
  public LaboratoryRun(TorchEngine engine, Path work) {
    this.engine = engine;
    this.work = work;
  }

  /**
   * @return the folder of the finished bundle
   * @throws SightlineException if the disk is full, or the user cancelled
   */
  public Path run(LaboratoryRecipe recipe, Progress progress) throws SightlineException {
    Path bundle = work.resolve(recipe.name());
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    try (VideoTower tower = VideoTower.of(recipe.family(), recipe.model());
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        SentenceStates sentences = new SentenceStates()) {
      recognition(recipe, tower, manager, parameters, curves, progress);
      MultimodalNet.init(recipe.model(), parameters, recipe.seed());
      // beside what cells hold, times would else be too faint to be learnt from
      parameters.get("fusion.position.time").muli(TIMES);
      videos(recipe, tower, parameters, sentences, curves, progress);
      write(recipe, bundle, parameters, new TrainingRecord(curves.points(), List.of()));
    }
    curves.writeSvg(work.resolve("curves.svg"));
    measure(recipe, bundle, new TrainingRecord(curves.points(), List.of()), progress);
    return bundle;
  }

  /** Leaves the weights of the video encoder in {@code parameters}. */
  private void recognition(
      LaboratoryRecipe recipe,
      VideoTower tower,
      NDManager manager,
      ParameterSet parameters,
      LearningCurves curves,
      Progress progress)
      throws SightlineException {
    try (ParameterSet own = new ParameterSet(manager)) {
      tower.initial(recipe.seed()).forEach((n, t) -> own.put(n, t.values(), t.longShape()));
      Recognition.init(recipe.model().videoChannels(), new ParameterInit(own, recipe.seed()));
      Recognition stage =
          new Recognition(
              engine,
              tower,
              own,
              new Laboratory(recipe.world(), recipe.options()),
              recipe.recognition().batch());
      new StageLoop(engine, "recognition", recipe.recognition(), recipe.seed())
          .run(
              stage,
              own,
              List.copyOf(own.names()),
              work.resolve("recognition.checkpoint"),
              curves::add,
              progress);
      for (String name : own.names()) {
        if (name.startsWith("video.")) {
          parameters.put(name, own.get(name).toFloatArray(), own.get(name).getShape().getShape());
        }
      }
    }
  }

  private void videos(
      LaboratoryRecipe recipe,
      VideoTower tower,
      ParameterSet parameters,
      SentenceStates sentences,
      LearningCurves curves,
      Progress progress)
      throws SightlineException {
    VideoStage stage =
        new VideoStage(
            engine,
            recipe.model(),
            parameters,
            sentences,
            new VideoLessons(
                Material.of(sets(recipe, tower, parameters, progress)),
                sentences,
                recipe.questions(),
                recipe.videos().batch(),
                recipe.seed()));
    new StageLoop(engine, "videos", recipe.videos(), recipe.seed())
        .run(
            stage,
            parameters,
            VideoStage.trained(parameters),
            work.resolve("videos.checkpoint"),
            curves::add,
            progress);
  }

  private Map<LabTask, VideoSet> sets(
      LaboratoryRecipe recipe, VideoTower tower, ParameterSet parameters, Progress progress)
      throws SightlineException {
    ModelConfig model = recipe.model();
    String made = recipe.world() + " " + recipe.options() + " " + name(parameters);
    try (ClipEncoder encoder = tower.trained(video(parameters))) {
      GridBuilder grids =
          new GridBuilder(encoder, recipe.options(), model.cellsPerClip() * model.videoChannels());
      return new KeptSets(work, made)
          .of(grids, new Laboratory(recipe.world(), recipe.options()), recipe.sets(), progress);
    }
  }

  private static Map<String, FloatTensor> video(ParameterSet parameters) {
    Map<String, FloatTensor> video = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      if (name.startsWith("video.")) {
        video.put(name, TorchEngine.toJava(parameters.get(name)));
      }
    }
    return video;
  }

  /** Names the weights of the video encoder by their values. */
  private static String name(ParameterSet parameters) {
    int hash = 1;
    for (String name : parameters.names()) {
      if (name.startsWith("video.")) {
        hash = 31 * hash + java.util.Arrays.hashCode(parameters.get(name).toFloatArray());
      }
    }
    return Integer.toHexString(hash);
  }

  private void write(
      LaboratoryRecipe recipe, Path bundle, ParameterSet parameters, TrainingRecord record)
      throws SightlineException {
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      weights.put(name, TorchEngine.toJava(parameters.get(name)));
    }
    ModelConfig config = recipe.model();
    BundleWriter.write(
        bundle,
        BundleManifest.of(
            recipe.name(),
            recipe.version(),
            "Apache-2.0",
            BuiltInText.ALL_MINILM_L6_V2,
            recipe.family(),
            config,
            List.of()),
        Safetensors.encode(TensorFile.of(weights), n -> StoredType.F16),
        LaboratoryCard.of(recipe, Optional.empty()),
        record);
  }

  /** Measures the bundle as it was written, float16 weights and all. */
  private void measure(
      LaboratoryRecipe recipe, Path bundle, TrainingRecord record, Progress progress)
      throws SightlineException {
    Evaluation e =
        new LaboratoryEvaluator(engine, recipe.evaluated())
            .run(BundleReader.open(bundle), Split.TEST, recipe.seed(), progress);
    String command =
        "./sightline evaluate --bundle %s --task %s --split test --seed %d"
            .formatted(recipe.name(), LaboratoryEvaluator.TASK, recipe.seed());
    BundleWriter.update(
        bundle,
        e.asMetrics(command),
        LaboratoryCard.of(recipe, Optional.of(e)),
        e.addTo(record, command));
  }
}
