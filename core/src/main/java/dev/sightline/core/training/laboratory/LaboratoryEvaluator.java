package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.HeadMeasures;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures a model on the world of the laboratory, whose videos are drawn as they are needed:
 * accuracy of each task by text, by video and by both, what both give beyond the better one, and
 * the calibration error of both; the tasks that need time again with the frames shuffled; the
 * pointing game for each map.
 */
public final class LaboratoryEvaluator {
  /** Name of this measurement. */
  public static final String TASK = "laboratory";

  /** Seed of the world that is measured on. */
  public static final long SEED = 20_261_123;

  /** Of the figures of a head, those that are told for each task. */
  static final Set<String> TOLD =
      Set.of(
          "text.accuracy",
          "video.accuracy",
          "both.accuracy",
          "both.ece",
          "both_minus_best.accuracy");

  private static final int RESAMPLES = 1000;

  private final TorchEngine engine;
  private final int items;

  /**
   * @param items items of each task, even
   */
  public LaboratoryEvaluator(TorchEngine engine, int items) {
    this.engine = engine;
    this.items = items;
  }

  /**
   * @param seed of the bootstrap
   * @throws SightlineException {@code UNSUPPORTED} if the model is of another family or lacks the
   *     heads; {@code CANCELLED} if the user stopped it
   */
  public Evaluation run(ModelBundle bundle, Split split, long seed, Progress progress)
      throws SightlineException {
    for (LabTask task : LabTask.values()) {
      requireHead(bundle, task);
    }
    ModelConfig config = bundle.manifest().config();
    Map<String, Interval> metrics = new LinkedHashMap<>();
    Map<String, ByClass> heads = new LinkedHashMap<>();
    try (VideoTower tower = VideoTower.of(bundle.manifest().family(), config);
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        SentenceStates sentences = new SentenceStates();
        ClipEncoder encoder = tower.trained(bundle.weights().tensors())) {
      bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      GridBuilder grids =
          new GridBuilder(
              encoder, WorldOptions.STANDARD, config.cellsPerClip() * config.videoChannels());
      Laboratory world = new Laboratory(SEED, WorldOptions.STANDARD);
      Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
      for (LabTask task : LabTask.values()) {
        VideoSet set = VideoSet.of(grids, world, task, split, items, false, progress);
        if (task == LabTask.CAPTION) {
          new PointingGame(manager, net, sentences, WorldOptions.STANDARD)
              .run(set, progress)
              .forEach((name, h) -> metrics.put("pointing." + name, bootstrap.mean(h)));
          continue;
        }
        List<Integer> truth =
            set.items().stream().map(i -> Asked.of(i, Side.BOTH).label()).toList();
        HeadMeasures measures = new HeadMeasures(bundle, task.key(), split.key(), bootstrap);
        for (Side side : Side.values()) {
          measures.add(side, said(manager, net, sentences, set, side), truth);
        }
        measures.metrics().entrySet().stream()
            .filter(m -> TOLD.contains(m.getKey()))
            .forEach(m -> metrics.put(task.key() + "." + m.getKey(), m.getValue()));
        heads.put(task.key(), new ByClass(task.labels(), measures.sides()));
        if (task.needsTime()) {
          VideoSet shuffled = VideoSet.of(grids, world, task, split, items, true, progress);
          metrics.put(
              task.key() + ".both.shuffled.accuracy",
              bootstrap.mean(hits(said(manager, net, sentences, shuffled, Side.BOTH), truth)));
        }
      }
      return new Evaluation(TASK, bundle.title(), split.key(), items, metrics, heads, Map.of());
    }
  }

  private static void requireHead(ModelBundle bundle, LabTask task) throws SightlineException {
    if (task != LabTask.CAPTION
        && task != LabTask.SHORTCUT_CUED
        && bundle.manifest().heads().stream().noneMatch(h -> h.key().equals(task.key()))) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("The model {0} has no head “{1}”.", bundle.title(), task.key()));
    }
  }

  private static double[] hits(float[][] said, List<Integer> truth) {
    double[] hits = new double[said.length];
    Arrays.setAll(hits, i -> Classification.best(said[i]) == truth.get(i) ? 1 : 0);
    return hits;
  }

  private static float[][] said(
      NDManager manager, MultimodalNet net, SentenceStates sentences, VideoSet set, Side side)
      throws SightlineException {
    return new Answers(manager, net, sentences)
        .to(set.items().stream().map(i -> Asked.of(i, side)).toList(), set.grids(), set.clips());
  }
}
