package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Claims;
import dev.sightline.core.laboratory.Grammar;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.Statement;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Third stage: alignment, fusion and heads on videos of several clips and on every task; C3D stays.
 * Which clip or cell a sentence is about is never told: only which sentences fit the whole video.
 */
final class VideoStage implements StageLoop.Stage<VideoStage.Batch> {
  private static final int QUESTIONS = 20;
  private static final double HIDDEN = 0.12;
  private static final float HEADS = 3;

  private final TorchEngine engine;
  private final MultimodalNet net;
  private final SentenceStates sentences;
  private final Map<LabTask, VideoSet> sets;
  private final int batch;
  private final long seed;

  /**
   * @param sets training items of each task
   * @param batch videos with sentences in a step
   */
  VideoStage(
      TorchEngine engine,
      ModelConfig config,
      ParameterSet parameters,
      SentenceStates sentences,
      Map<LabTask, VideoSet> sets,
      int batch,
      long seed) {
    this.engine = engine;
    this.net = new MultimodalNet(config, parameters, true);
    this.sentences = sentences;
    this.sets = Map.copyOf(sets);
    this.batch = batch;
    this.seed = seed;
  }

  /** Names of the parameters that this stage changes. */
  static List<String> trained(ParameterSet parameters) {
    return parameters.names().stream()
        .filter(n -> n.startsWith("align.") || n.startsWith("fusion.") || n.startsWith("head."))
        .toList();
  }

  /** Questions about videos with the same number of clips. */
  record Part(int clips, float[] grids, List<Asked> asked) {}

  /** Data of a step: captions as in a {@link Lesson}, and questions. */
  record Batch(float[] grids, List<String> texts, float[] shown, List<Part> parts) {}

  @Override
  public Batch data(long step) throws SightlineException {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
    VideoSet captions = sets.get(LabTask.CAPTION);
    int[] numbers = new int[batch];
    List<Claim> claims = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      numbers[i] = random.nextInt(captions.items().size());
      List<Claim> own = claims(captions.items().get(numbers[i]).scene(), random);
      int filler = random.nextInt(Grammar.fillers());
      claims.addAll(own);
      own.forEach(c -> texts.add(Grammar.write(Statement.says(c), filler).text()));
    }
    float[] shown = new float[claims.size() * batch];
    for (int t = 0; t < claims.size(); t++) {
      for (int v = 0; v < batch; v++) {
        Scene scene = captions.items().get(numbers[v]).scene();
        shown[t * batch + v] = scene.shows(claims.get(t)) ? 1 : 0;
      }
    }
    sentences.learn(texts);
    return new Batch(captions.joined(numbers), texts, shown, parts(random));
  }

  private List<Part> parts(SplittableRandom random) throws SightlineException {
    Map<Integer, List<Asked>> asked = new java.util.TreeMap<>();
    Map<Integer, List<float[]>> grids = new java.util.TreeMap<>();
    for (LabTask task : LabTask.values()) {
      VideoSet set = sets.get(task);
      if (set == null || task == LabTask.CAPTION) {
        continue;
      }
      for (int i = 0; i < QUESTIONS; i++) {
        int n = random.nextInt(set.items().size());
        double hide = random.nextDouble();
        Side side = hide < HIDDEN ? Side.TEXT : hide < 2 * HIDDEN ? Side.VIDEO : Side.BOTH;
        Asked a = Asked.of(set.items().get(n), side);
        asked.computeIfAbsent(set.clips(), k -> new ArrayList<>()).add(a);
        grids.computeIfAbsent(set.clips(), k -> new ArrayList<>()).add(set.grids().get(n));
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int clips : asked.keySet()) {
      List<Asked> own = asked.get(clips);
      sentences.learn(own.stream().map(Asked::text).filter(java.util.Objects::nonNull).toList());
      int length = grids.get(clips).getFirst().length;
      float[] all = new float[own.size() * length];
      for (int i = 0; i < own.size(); i++) {
        System.arraycopy(grids.get(clips).get(i), 0, all, i * length, length);
      }
      parts.add(new Part(clips, all, own));
    }
    return parts;
  }

  /** True claims about objects of two clips, then false ones. */
  private static List<Claim> claims(Scene scene, SplittableRandom random) {
    Claims draw = new Claims(random);
    int n = scene.shots().size();
    int first = random.nextInt(n);
    int second = (first + 1 + random.nextInt(n - 1)) % n;
    List<Claim> all = new ArrayList<>();
    for (int s : new int[] {first, second}) {
      Shot shot = scene.shots().get(s);
      boolean hit = shot.actors().getFirst().act().motion() == Motion.HIT;
      all.add(draw.about(shot, hit ? 0 : random.nextInt(shot.actors().size())));
    }
    for (int p = 0; p < Lesson.POSITIVES; p++) {
      for (int k = 0; k < Lesson.SPOILED; k++) {
        all.add(draw.spoiled(all.get(p), scene));
      }
    }
    return all;
  }

  @Override
  public double step(NDManager manager, Batch data, StageLoop.Hits hits) throws SightlineException {
    ModelConfig config = net.config();
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray grid = step.create(data.grids()).reshape(batch, -1, config.videoChannels());
      Contrast contrast = new Contrast(step, data.shown(), batch, Lesson.TEXTS, Lesson.POSITIVES);
      NDArray loss =
          AlignmentScores.of(net.alignment(), sentences.batch(step, data.texts()), grid)
              .loss(contrast, hits);
      for (Part part : data.parts()) {
        NDArray cells =
            step.create(
                part.grids(),
                new Shape(
                    part.asked().size(),
                    (long) part.clips() * config.cellsPerClip(),
                    config.videoChannels()));
        loss =
            loss.add(
                HeadLoss.of(step, net, sentences, cells, part.clips(), part.asked(), true, hits)
                    .mul(HEADS));
      }
      collector.backward(loss);
      return loss.getFloat();
    }
  }
}
