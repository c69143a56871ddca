package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.HardenMeasures;
import dev.sightline.core.training.HardenPlan;
import dev.sightline.core.training.HardenResult;
import dev.sightline.core.training.HardenStage;
import dev.sightline.core.training.HardenedModel;
import dev.sightline.core.training.RobustAccuracy;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hardens the fusion and all heads of a model of the laboratory against changes of the video's
 * features and measures what that costs, with the text beside the video. The alignment, whose maps
 * are shown first, stays; maps of the fusion change. A stopped run goes on after its last epoch.
 */
public final class LabHardening {
  /** Half of what the recipe of {@code laboratory} draws; clips are put together anew anyway. */
  private static final Map<LabTask, Integer> SETS =
      Map.of(
          LabTask.CAPTION, 400,
          LabTask.MATCH, 600,
          LabTask.DIRECTION, 800,
          LabTask.COUNT, 350,
          LabTask.ORDER, 500,
          LabTask.COLOUR, 50,
          LabTask.SHORTCUT, 200);

  /** Of a step, as in the recipe of {@code laboratory}. */
  private static final Map<LabTask, Integer> QUESTIONS =
      Map.of(
          LabTask.MATCH, 12,
          LabTask.DIRECTION, 8,
          LabTask.COUNT, 12,
          LabTask.ORDER, 8,
          LabTask.RELATION, 12,
          LabTask.COLOUR, 4,
          LabTask.SHORTCUT, 4);

  private static final int STEPS = 25;
  private static final double LOADED = 0.3;
  private static final double BEFORE = 0.4;
  private static final double TRAINED = 0.9;

  private final TorchEngine engine;
  private final Path work;
  private final Map<LabTask, Integer> sets;
  private final int steps;
  private final int measured;

  /**
   * @param work where features and checkpoints are kept
   * @param measured dev items of each head, even
   */
  public LabHardening(TorchEngine engine, Path work, int measured) {
    this(engine, work, SETS, STEPS, measured);
  }

  /**
   * Of another size.
   *
   * @param sets items of each task to train on
   * @param steps of an epoch
   * @param measured dev items of each head, even
   */
  public LabHardening(
      TorchEngine engine, Path work, Map<LabTask, Integer> sets, int steps, int measured) {
    this.engine = engine;
    this.work = work;
    this.sets = Map.copyOf(sets);
    this.steps = steps;
    this.measured = measured;
  }

  /**
   * Hardens.
   *
   * @param made clips of a generator, learned from beside the others; may be empty
   * @throws SightlineException {@code UNSUPPORTED} if the model is none of the laboratory; if the
   *     disk is full, or the user cancelled
   */
  public HardenResult run(ModelBundle base, HardenPlan plan, List<MadeClip> made, Progress progress)
      throws SightlineException {
    if (!LaboratoryTruth.fits(base)) {
      throw new SightlineException(
          Problem.UNSUPPORTED, Phrase.of("{0} is no model of the laboratory.", base.title()));
    }
    ModelConfig config = base.manifest().config();
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        SentenceStates sentences = new SentenceStates();
        VideoTower tower = VideoTower.of(base.manifest().family(), config);
        ClipEncoder encoder = tower.trained(base.weights().tensors())) {
      base.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      GridBuilder grids =
          new GridBuilder(
              encoder, WorldOptions.STANDARD, config.cellsPerClip() * config.videoChannels());
      Laboratory world = new Laboratory(LaboratoryEvaluator.SEED, WorldOptions.STANDARD);
      Progress loading = new PartOfProgress(progress, 0, LOADED);
      String named =
          LaboratoryEvaluator.SEED
              + " "
              + base.manifest().file(BundleManifest.WEIGHTS).orElseThrow().sha256();
      KeptSets kept = new KeptSets(work, named);
      Material material = Material.of(kept.of(grids, world, sets, loading));
      Map<String, AskedItems> dev = new LinkedHashMap<>();
      kept.of(grids, world, Split.DEV, measured(), loading)
          .forEach((task, set) -> dev.put(task.key(), new AskedItems(config, set, sentences)));
      HardenMeasures measures =
          new HardenMeasures(new RobustAccuracy(engine, plan.seed()), plan, dev);
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      Map<String, List<Interval>> before =
          measures.of(manager, net, new PartOfProgress(progress, LOADED, BEFORE));
      HardenStage stage = new HardenStage(engine, config, plan, trained(parameters));
      List<CurvePoint> curves = new ArrayList<>();
      stage.run(
          parameters,
          new AskedLessons(
              config,
              new VideoLessons(material, sentences, QUESTIONS, 1, plan.seed()),
              sentences,
              MadeQuestions.of(made, encoder),
              steps),
          work.resolve(plan.fileName(base)),
          curves::add,
          new PartOfProgress(progress, BEFORE, TRAINED));
      Map<String, List<Interval>> after =
          measures.of(manager, net, new PartOfProgress(progress, TRAINED, 1));
      return new HardenResult(
          HardenedModel.of(base, parameters, stage.trained(), Optional.empty()),
          measures.joined(before, after),
          curves);
    }
  }

  /**
   * Seconds of video that are drawn to train on: clips of a second each, of which two sentences
   * about one video share those.
   *
   * @param sets items of each task
   */
  public static double seconds(Map<LabTask, Integer> sets) {
    Laboratory world = new Laboratory(LaboratoryEvaluator.SEED, WorldOptions.STANDARD);
    double clip = (double) WorldOptions.STANDARD.framesPerClip() / WorldOptions.STANDARD.rateHz();
    double all = 0;
    for (Map.Entry<LabTask, Integer> set : sets.entrySet()) {
      int videos = set.getValue() / (set.getKey().isPaired() ? 2 : 1);
      int clips = world.item(set.getKey(), Split.TRAIN, 0).scene().shots().size();
      all += videos * clips * clip;
    }
    return all;
  }

  private Map<LabTask, Integer> measured() {
    Map<LabTask, Integer> counts = new EnumMap<>(LabTask.class);
    for (LabTask task : LabTask.values()) {
      if (AskedItems.isAsked(task)) {
        counts.put(task, measured);
      }
    }
    return counts;
  }

  private static List<String> trained(ParameterSet parameters) {
    return parameters.names().stream()
        .filter(n -> n.startsWith("fusion.") || n.startsWith("head."))
        .toList();
  }
}
