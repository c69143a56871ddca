package dev.sightline.core.training.caption;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.CaptionPart;
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
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.training.LearningCurves;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a caption decoder upon the video encoder of a bundle, which stays as it is: what {@code
 * sightline train} does with such a recipe. A run that was killed goes on from its last checkpoint.
 */
public final class CaptionRun {
  private final TorchEngine engine;
  private final Path data;
  private final Path work;

  /**
   * @param data the folder that holds the sets
   * @param work where features, checkpoint, curves and the bundle are written
   */
  public CaptionRun(TorchEngine engine, Path data, Path work) {
    this.engine = engine;
    this.data = data;
    this.work = work;
  }

  /**
   * @return the folder of the finished bundle: the base with captions
   * @throws SightlineException if the base is no model with a frozen image network, the data is
   *     missing or malformed, the disk is full, or the user cancelled
   */
  public Path run(CaptionRecipe recipe, ModelBundle base, Progress progress)
      throws SightlineException {
    if (base.manifest().family() != VideoFamily.TOP_HEAVY_I3D) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of(
              "Captions cannot be learned upon {0}: its video encoder does not read "
                  + "photographs.",
              base.title()));
    }
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    CaptionPlan plan = recipe.training();
    CaptionPart part;
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        CaptionGrids grids = new CaptionGrids(engine, base, work)) {
      CaptionGrids.Set photographs =
          grids.photographs(data, "train", recipe.language(), plan.views(), progress);
      CaptionGrids.Set dev = grids.photographs(data, "dev", recipe.language(), 1, progress);
      Optional<CaptionGrids.Set> videos =
          plan.videos() == 0
              ? Optional.empty()
              : Optional.of(grids.videos(data, "train", plan.videoViews(), progress));
      List<List<List<String>>> captions = new ArrayList<>(List.of(photographs.captions()));
      videos.ifPresent(v -> captions.add(v.captions()));
      CaptionConfig config =
          config(recipe, base.manifest().config(), vocabulary(captions, plan.vocabulary()));
      CaptionNet.init(config, parameters, recipe.seed());
      takeCells(base, config, parameters);
      new CaptionStage(engine, config, plan, recipe.seed())
          .run(
              parameters,
              new CaptionStage.Data(
                  CaptionSet.of(CaptionStyle.PHOTOGRAPH, photographs, config.words()),
                  videos.map(v -> CaptionSet.of(CaptionStyle.VIDEO, v, config.words())),
                  CaptionSet.of(CaptionStyle.PHOTOGRAPH, dev, config.words())),
              work.resolve("captions.checkpoint"),
              curves::add,
              progress);
      part = new CaptionPart(recipe.language(), config, weights(parameters));
    }
    return write(recipe, base, part, curves.points(), progress);
  }

  private Path write(
      CaptionRecipe recipe,
      ModelBundle base,
      CaptionPart part,
      List<CurvePoint> curves,
      Progress progress)
      throws SightlineException {
    Path bundle = work.resolve(base.manifest().name());
    BundleWriter.write(bundle, base);
    BundleWriter.update(bundle, part);
    // as it was written, float16 weights and all
    Evaluation measured =
        new CaptionEvaluator(engine, work)
            .run(BundleReader.open(bundle), data, "dev", recipe.seed(), progress);
    List<Metric> metrics = new ArrayList<>(base.manifest().metrics());
    metrics.removeIf(m -> m.task().equals(CaptionEvaluator.TASK));
    metrics.addAll(
        measured.asMetrics(
            "./sightline evaluate --bundle %s --task %s --data ../shared/data --split dev"
                .formatted(base.manifest().name(), CaptionEvaluator.TASK)));
    List<CurvePoint> points = new ArrayList<>(base.record().curves());
    points.removeIf(p -> p.stage().equals(CaptionStage.NAME));
    points.addAll(curves);
    BundleWriter.update(
        bundle,
        metrics,
        CaptionCard.with(base.card(), base.manifest().name(), recipe, part.config(), measured),
        new TrainingRecord(points, base.record().evaluations()));
    return bundle;
  }

  private static TensorFile weights(ParameterSet parameters) {
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      weights.put(name, TorchEngine.toJava(parameters.get(name)));
    }
    return TensorFile.of(weights);
  }

  /** The most frequent words of the captions of some sets, see {@link CaptionConfig#words()}. */
  public static List<String> vocabulary(List<List<List<String>>> sets, int most) {
    return Vocabulary.of(sets, most);
  }

  private static CaptionConfig config(CaptionRecipe recipe, ModelConfig model, List<String> words) {
    CaptionRecipe.Sizes s = recipe.decoder();
    return new CaptionConfig(
        model.videoChannels(),
        model.cellsPerClip(),
        s.dim(),
        s.layers(),
        s.heads(),
        s.hidden(),
        s.longest(),
        words);
  }

  /** Begins with the map of cells that the alignment learned, where it has the decoder's width. */
  private static void takeCells(ModelBundle base, CaptionConfig config, ParameterSet parameters) {
    if (base.manifest().config().alignDim() != config.dim()) {
      return;
    }
    for (String end : List.of(".weight", ".bias")) {
      for (List<String> pair :
          List.of(List.of("align.cell.norm", "cell.norm"), List.of("align.cell.skip", "cell"))) {
        FloatTensor t = base.weights().tensors().get(pair.get(0) + end);
        parameters.put(CaptionNet.PREFIX + pair.get(1) + end, t.values(), t.longShape());
      }
    }
  }
}
