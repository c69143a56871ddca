package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures a model on the world of the laboratory, whose videos are drawn as they are needed:
 * accuracy of each task by text, by video and by both; the tasks that need time again with the
 * frames shuffled; the pointing game for each map.
 */
public final class LaboratoryEvaluator {
  /** Name of this measurement. */
  public static final String TASK = "laboratory";

  /** Seed of the world that is measured on. */
  public static final long SEED = 20_261_123;

  private static final int RESAMPLES = 1000;
  private static final int AT_ONCE = 40;

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
        for (Side side : Side.values()) {
          double[] hits = hits(manager, net, sentences, set, side);
          metrics.put(task.key() + "." + side.key() + ".accuracy", bootstrap.mean(hits));
        }
        if (task.needsTime()) {
          VideoSet shuffled = VideoSet.of(grids, world, task, split, items, true, progress);
          metrics.put(
              task.key() + ".both.shuffled.accuracy",
              bootstrap.mean(hits(manager, net, sentences, shuffled, Side.BOTH)));
        }
      }
      return new Evaluation(TASK, bundle.title(), split.key(), items, metrics, ByClass.NONE);
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

  /** For each item 1 if the answer is right, else 0. */
  private static double[] hits(
      NDManager manager, MultimodalNet net, SentenceStates sentences, VideoSet set, Side side)
      throws SightlineException {
    int n = set.items().size();
    List<Asked> asked = set.items().stream().map(i -> Asked.of(i, side)).toList();
    sentences.learn(asked.stream().map(Asked::text).filter(Objects::nonNull).toList());
    sentences.learn(List.of(set.items().getFirst().sentence().text()));
    double[] hits = new double[n];
    for (int from = 0; from < n; from += AT_ONCE) {
      int to = Math.min(n, from + AT_ONCE);
      int[] numbers = java.util.stream.IntStream.range(from, to).toArray();
      try (NDManager step = manager.newSubManager()) {
        Shape shape =
            new Shape(
                numbers.length,
                (long) set.clips() * net.config().cellsPerClip(),
                net.config().videoChannels());
        List<Asked> part = asked.subList(from, to);
        long[] said =
            net.heads()
                .logits(
                    HeadLoss.pooled(
                        step,
                        net,
                        sentences,
                        step.create(set.joined(numbers), shape),
                        set.clips(),
                        part),
                    part.getFirst().head())
                .argMax(1)
                .toLongArray();
        Arrays.setAll(said, i -> said[i] == part.get(i).label() ? 1 : 0);
        for (int i = 0; i < said.length; i++) {
          hits[from + i] = said[i];
        }
      }
    }
    return hits;
  }
}
