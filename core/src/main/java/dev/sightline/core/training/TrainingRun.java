package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.data.LabelledVideo;
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
 * Trains a model by a recipe, from the data to the bundle with its card: what {@code sightline
 * train} does. A run that was killed goes on from its last checkpoint when it is started again with
 * the same folder.
 */
public final class TrainingRun {
  private static final String DEV = "dev";

  private final TorchEngine engine;
  private final Path data;
  private final Path work;

  /**
   * @param data the folder that holds the sets
   * @param work where features, checkpoints, curves and the bundle are written
   */
  public TrainingRun(TorchEngine engine, Path data, Path work) {
    this.engine = engine;
    this.data = data;
    this.work = work;
  }

  /**
   * @return the folder of the finished bundle
   * @throws SightlineException if the data is missing or malformed, the disk is full, or the user
   *     cancelled
   */
  public Path run(Recipe recipe, Progress progress) throws SightlineException {
    return run(recipe, Optional.empty(), progress);
  }

  /**
   * @param below a bundle whose video encoder and alignment are taken as they are; only what is
   *     above them is trained, from the fusion of that bundle if it was pre-trained
   * @return the folder of the finished bundle
   * @throws SightlineException if the bundle does not fit the recipe, the data is missing or
   *     malformed, the disk is full, or the user cancelled
   */
  public Path run(Recipe recipe, Optional<ModelBundle> below, Progress progress)
      throws SightlineException {
    Path bundle = work.resolve(recipe.name());
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(recipe.model(), parameters, recipe.seed());
      TopHeavyI3d.initial(ImageNetwork.bundled())
          .forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      if (below.isPresent()) {
        takeBelow(below.get(), recipe, parameters, curves);
      } else {
        alignment(recipe, parameters, curves, progress);
      }
      heads(recipe, manager, parameters, curves, progress);
      write(recipe, bundle, parameters, new TrainingRecord(curves.points(), List.of()));
    }
    curves.writeSvg(work.resolve("curves.svg"));
    new ConfidenceStage(engine, data, work).run(bundle, recipe.heads(), recipe.seed(), progress);
    measure(recipe, bundle, progress);
    return bundle;
  }

  /**
   * Everything but fusion and heads, whose names say what they are; of a model that was pre-trained
   * the fusion too, as it was never trained on a task.
   */
  private static void takeBelow(
      ModelBundle from, Recipe recipe, ParameterSet parameters, LearningCurves curves)
      throws SightlineException {
    if (from.script().isPresent() || from.manifest().textEncoder() != recipe.text()) {
      throw unfit(from, Phrase.of("it has another text encoder than the recipe"));
    }
    for (String name : List.copyOf(parameters.names())) {
      boolean fresh = name.startsWith("fusion.") && from.words().isEmpty();
      if (fresh || name.startsWith("head.")) {
        continue;
      }
      FloatTensor t = from.weights().tensors().get(name);
      if (t == null || !Arrays.equals(t.longShape(), parameters.get(name).getShape().getShape())) {
        throw unfit(from, Phrase.of("its weight “{0}” is missing or of another size", name));
      }
      parameters.put(name, t.values(), t.longShape());
    }
    for (CurvePoint point : from.record().curves()) {
      if (point.stage().equals("alignment")) {
        curves.add(point);
      }
    }
  }

  private static SightlineException unfit(ModelBundle from, Phrase why) {
    return new SightlineException(
        Problem.BUNDLE, Phrase.of("The recipe cannot start from {0}: {1}.", from.title(), why));
  }

  private void alignment(
      Recipe recipe, ParameterSet parameters, LearningCurves curves, Progress progress)
      throws SightlineException {
    AlignmentStage stage =
        new AlignmentStage(engine, recipe.model(), recipe.alignment(), recipe.seed());
    Path checkpoint = work.resolve("alignment.checkpoint");
    if (stage.restore(parameters, checkpoint)) {
      return;
    }
    try (FrozenEncoders frozen = new FrozenEncoders(recipe.text(), "", work)) {
      AlignmentData set =
          new AlignmentSets(
                  data, frozen, recipe.model(), recipe.alignment(), recipe.heads().views())
              .read(recipe.text().language(), progress);
      stage.run(parameters, set, checkpoint, curves::add, progress);
    }
  }

  private void heads(
      Recipe recipe,
      NDManager manager,
      ParameterSet parameters,
      LearningCurves curves,
      Progress progress)
      throws SightlineException {
    String top = TopName.of(parameters);
    try (FrozenEncoders frozen = new FrozenEncoders(recipe.text(), top, work)) {
      CellFeatureBuilder cells = new CellFeatureBuilder(manager, recipe.model(), parameters);
      List<HeadStage.Task> tasks = new ArrayList<>();
      for (HeadSpec head : recipe.model().heads()) {
        tasks.add(
            new HeadStage.Task(
                features(recipe, head, "train", frozen, cells, progress),
                features(recipe, head, DEV, frozen, cells, progress)));
      }
      new HeadStage(engine, recipe.model(), recipe.heads(), recipe.seed())
          .run(parameters, tasks, work.resolve("heads.checkpoint"), curves::add, progress);
    }
  }

  private LabelledFeatures features(
      Recipe recipe,
      HeadSpec head,
      String split,
      FrozenEncoders frozen,
      CellFeatureBuilder cells,
      Progress progress)
      throws SightlineException {
    NamedSet set = NamedSet.trains(head);
    List<LabelledVideo> videos = set.read(data, split);
    if (set.open() && split.equals("train")) {
      videos = videos.stream().filter(v -> head.labels().contains(v.label())).toList();
    }
    return frozen.labelled(
        request(recipe, head, split, recipe.heads().clips()),
        head,
        videos,
        cells,
        split.equals("train")
            ? recipe.heads().textsPerVideo()
            : Math.min(1, recipe.heads().textsPerVideo()),
        progress);
  }

  private static LabelledFeatureLoader.Request request(
      Recipe recipe, HeadSpec head, String split, int clips) {
    return new LabelledFeatureLoader.Request(
        head.key() + "-" + split,
        split.equals("train") ? recipe.heads().views() : 1,
        clips,
        recipe.model().clipPlan());
  }

  private void write(Recipe recipe, Path bundle, ParameterSet parameters, TrainingRecord record)
      throws SightlineException {
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      if (name.startsWith(VideoClassLoss.PREFIX)) {
        continue;
      }
      NDArray a = parameters.get(name);
      weights.put(name, TorchEngine.toJava(a));
    }
    ModelConfig config = recipe.model();
    BundleWriter.write(
        bundle,
        BundleManifest.of(
            recipe.name(),
            recipe.version(),
            "Apache-2.0",
            recipe.text(),
            VideoFamily.TOP_HEAVY_I3D,
            config,
            List.of()),
        Safetensors.encode(TensorFile.of(weights), n -> StoredType.F16),
        ModelCard.of(recipe, List.of()),
        record);
  }

  /** Measures the bundle as it was written, float16 weights and all. */
  private void measure(Recipe recipe, Path bundle, Progress progress) throws SightlineException {
    List<Evaluation> evaluations = new ArrayList<>();
    List<Metric> metrics = new ArrayList<>();
    TrainingRecord record = BundleReader.open(bundle).record();
    Evaluator evaluator = new Evaluator(engine, work);
    for (String task : Evaluator.tasks(recipe.text(), recipe.model())) {
      Evaluation e =
          evaluator.run(
              BundleReader.open(bundle),
              new Evaluator.Request(task, data, DEV, recipe.text().language(), recipe.seed()),
              progress);
      evaluations.add(e);
      String command =
          "./sightline evaluate --bundle "
              + recipe.name()
              + " --task "
              + task
              + " --data ../shared/data --split "
              + DEV;
      metrics.addAll(e.asMetrics(command));
      record = e.addTo(record, command);
    }
    BundleWriter.update(bundle, metrics, ModelCard.of(recipe, evaluations), record);
  }
}
