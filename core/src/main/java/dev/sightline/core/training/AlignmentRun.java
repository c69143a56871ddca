package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the alignment of a finished bundle, on what its video encoder makes. The encoder, the
 * fusion, the heads and all further parts stay bit for bit as they are. A run that was killed goes
 * on from its last checkpoint.
 */
public final class AlignmentRun {
  /** What depends on the alignment, of the tasks that a bundle holds figures of. */
  static final List<String> TASKS =
      List.of("retrieval", "labels", "mosaic", "splice", "search", "recommendation", "skim");

  private static final String STAGE = "alignment";
  private static final String PREFIX = "align.";
  private static final String DEV = "dev";

  private final TorchEngine engine;
  private final Path data;
  private final Path work;

  /**
   * @param data the folder that holds the sets
   * @param work where features, checkpoint, curves and the bundle are written
   */
  public AlignmentRun(TorchEngine engine, Path data, Path work) {
    this.engine = engine;
    this.data = data;
    this.work = work;
  }

  /**
   * @return the folder of the finished bundle: the base with another alignment, measured anew
   * @throws SightlineException if the base is no model with a frozen image network, the data is
   *     missing or malformed, the disk is full, or the user cancelled
   */
  public Path run(AlignmentRecipe recipe, ModelBundle base, Progress progress)
      throws SightlineException {
    if (base.manifest().family() != VideoFamily.TOP_HEAVY_I3D || base.script().isPresent()) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of(
              "The alignment of {0} cannot be trained anew: its video encoder does not "
                  + "read photographs.",
              base.title()));
    }
    ModelConfig config = base.manifest().config();
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    Path bundle = work.resolve(base.manifest().name());
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        FrozenEncoders frozen = new FrozenEncoders(base.manifest().textEncoder(), "", work)) {
      MultimodalNet.init(config, parameters, recipe.seed());
      base.weights()
          .tensors()
          .forEach(
              (name, t) -> {
                if (!recipe.fresh() || !name.startsWith(PREFIX)) {
                  parameters.put(name, t.values(), t.longShape());
                }
              });
      AlignmentStage stage = new AlignmentStage(engine, config, recipe.alignment(), recipe.seed());
      Path checkpoint = work.resolve("alignment.checkpoint");
      if (!stage.restore(parameters, checkpoint)) {
        AlignmentData sets =
            new AlignmentSets(data, frozen, config, recipe.alignment(), recipe.videoViews())
                .read(base.manifest().textEncoder().language(), progress);
        stage.run(parameters, sets, checkpoint, curves::add, progress);
      }
      BundleWriter.write(bundle, base);
      BundleWriter.update(bundle, recipe.version(), changed(base, parameters));
    }
    measure(recipe, base, bundle, curves.points(), progress);
    return bundle;
  }

  /** The weights of the base with another alignment. */
  private static TensorFile changed(ModelBundle base, ParameterSet parameters) {
    Map<String, FloatTensor> weights = new LinkedHashMap<>(base.weights().tensors());
    for (String name : List.copyOf(weights.keySet())) {
      if (name.startsWith(PREFIX)) {
        weights.put(name, TorchEngine.toJava(parameters.get(name)));
      }
    }
    return TensorFile.of(weights);
  }

  /** Measures the bundle as it was written, float16 weights and all. */
  private void measure(
      AlignmentRecipe recipe,
      ModelBundle base,
      Path path,
      List<CurvePoint> curves,
      Progress progress)
      throws SightlineException {
    ModelBundle bundle = BundleReader.open(path);
    List<String> held = base.manifest().metrics().stream().map(Metric::task).distinct().toList();
    List<Metric> metrics = new ArrayList<>(base.manifest().metrics());
    List<Evaluation> evaluations = new ArrayList<>();
    for (String task : TASKS) {
      if (!held.contains(task)) {
        continue;
      }
      Evaluation e =
          new Evaluator(engine, work)
              .run(
                  bundle,
                  new Evaluator.Request(
                      task, data, DEV, bundle.manifest().textEncoder().language(), recipe.seed()),
                  progress);
      evaluations.add(e);
      metrics.removeIf(m -> m.task().equals(task));
      metrics.addAll(
          e.asMetrics(
              "./sightline evaluate --bundle %s --task %s --data ../shared/data --split %s"
                  .formatted(base.manifest().name(), task, DEV)));
    }
    List<CurvePoint> points = new ArrayList<>(base.record().curves());
    points.removeIf(p -> p.stage().equals(STAGE));
    points.addAll(0, curves);
    BundleWriter.update(
        path,
        metrics,
        AlignmentCard.with(base.card(), base.manifest(), recipe, evaluations),
        new TrainingRecord(points, base.record().evaluations()));
  }
}
