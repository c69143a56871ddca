package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AdamW;
import dev.sightline.core.training.Averages;
import dev.sightline.core.training.Checkpoint;
import dev.sightline.core.training.CurvePoint;
import dev.sightline.core.training.OptimizerState;
import dev.sightline.core.training.Schedule;
import dev.sightline.core.training.feature.TokenFeatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Trains everything on videos of one clip. No clip is ever seen twice, so the curve's figures are
 * those of unseen clips.
 */
final class ClipStage {
  private final TorchEngine engine;
  private final ModelConfig config;
  private final ClipStagePlan plan;
  private final long seed;

  ClipStage(TorchEngine engine, ModelConfig config, ClipStagePlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Changes {@code parameters} to the average of the trained weights.
   *
   * @param checkpoint gone on from if it exists; written after each epoch
   */
  void run(
      ParameterSet parameters,
      LessonMaker lessons,
      SentenceStates sentences,
      Path checkpoint,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
    List<String> trained = List.copyOf(parameters.names());
    try (NDManager manager = engine.newManager();
        ExecutorService drawing =
            Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("sightline-draw").factory())) {
      int from = 0;
      OptimizerState state;
      if (Files.exists(checkpoint)) {
        Checkpoint.Restored restored = Checkpoint.load(checkpoint, manager, parameters);
        state = restored.state();
        from = restored.epochsDone();
      } else {
        state = OptimizerState.fresh(manager, parameters, trained);
      }
      AdamW optimizer =
          new AdamW(
              parameters, state, trained, (float) plan.clipNorm(), (float) plan.averageDecay());
      MultimodalNet net = new MultimodalNet(config, parameters, true);
      long total = (long) plan.steps() * plan.epochs();
      Schedule schedule = new Schedule(plan.rate(), Math.min(50, total / 10), total);
      long started = System.nanoTime();
      long at = (long) from * plan.steps();
      Future<Lesson> next = drawing.submit(lesson(lessons, at));
      for (int epoch = from; epoch < plan.epochs(); epoch++) {
        engine.seed((int) (seed + epoch));
        Map<String, int[]> hits = new TreeMap<>();
        double loss = 0;
        double ranked = 0;
        for (int s = 0; s < plan.steps(); s++) {
          progress.checkCancelled();
          progress.update(
              (double) at / total, "clips, epoch " + (epoch + 1) + " of " + plan.epochs());
          Lesson lesson = await(next);
          next = drawing.submit(lesson(lessons, ++at));
          Outcome o = step(manager, net, parameters, lesson, sentences, hits);
          loss += o.loss();
          ranked += o.ranked();
          long now = optimizer.step();
          optimizer.update(
              n -> schedule.at(now),
              n -> n.endsWith(".weight") && !n.contains("norm") ? plan.decay() : 0);
        }
        Map<String, Double> values = new TreeMap<>();
        values.put("train.loss", loss / plan.steps());
        values.put("unseen.one_word_changed.accuracy", ranked / plan.steps());
        hits.forEach((k, h) -> values.put("unseen." + k + ".accuracy", (double) h[0] / h[1]));
        double seconds = (System.nanoTime() - started) / 1e9;
        curve.accept(new CurvePoint("clips", epoch + 1, seconds, values));
        Checkpoint.save(checkpoint, parameters, optimizer, state, epoch + 1);
      }
      next.cancel(true);
      Averages.apply(state, trained, parameters);
    }
  }

  private static java.util.concurrent.Callable<Lesson> lesson(LessonMaker lessons, long step) {
    return () -> lessons.lesson(step);
  }

  private static Lesson await(Future<Lesson> next) throws SightlineException {
    try {
      return next.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SightlineException s) {
        throw s;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /** What a step gave. */
  private record Outcome(double loss, double ranked) {}

  private Outcome step(
      NDManager manager,
      MultimodalNet net,
      ParameterSet parameters,
      Lesson lesson,
      SentenceStates sentences,
      Map<String, int[]> hits)
      throws SightlineException {
    int b = lesson.size();
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray x = step.create(lesson.clips(), new Shape(b, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
      // [b, channels, h, w] -> [b, c, channels]
      NDArray grid =
          C3d.forward(x, parameters::get)
              .reshape(b, config.videoChannels(), config.cellsPerClip())
              .transpose(0, 2, 1);
      TokenFeatures.Batch texts = sentences.batch(step, lesson.texts());
      AlignmentNet align = net.alignment();
      NDArray present = step.ones(new Shape(b, config.cellsPerClip()));
      NDArray late =
          align.lateLogits(
              align.late(
                  align.tokens(texts.hidden()),
                  align.tokenGates(texts.hidden(), texts.content()),
                  texts.content(),
                  align.cells(grid),
                  align.cellGates(grid, present),
                  present));
      NDArray pooled =
          align.pooledLogits(align.text(texts.hidden(), texts.mask()), align.video(grid, present));
      Contrast contrast = new Contrast(step, lesson.shown(), b, Lesson.TEXTS, Lesson.POSITIVES);
      NDArray heads = heads(step, net, grid, lesson.asked(), sentences, hits);
      NDArray loss = contrast.loss(late).add(contrast.loss(pooled)).add(heads.mul(2));
      collector.backward(loss);
      return new Outcome(loss.getFloat(), contrast.ranked(late.toFloatArray()));
    }
  }

  private NDArray heads(
      NDManager step,
      MultimodalNet net,
      NDArray grid,
      List<Asked> asked,
      SentenceStates sentences,
      Map<String, int[]> hits) {
    int rows = asked.size();
    int c = config.cellsPerClip();
    TokenFeatures.Batch text = sentences.batch(step, asked.stream().map(Asked::text).toList());
    float[] bins = TimeBins.weights(1, config.timeBins());
    float[] time = new float[rows * c * bins.length];
    for (int i = 0; i < rows * c; i++) {
      System.arraycopy(bins, 0, time, i * bins.length, bins.length);
    }
    NDArray fused =
        net.fusion()
            .forward(
                text.hidden(),
                text.mask(),
                grid.repeat(0, Lesson.QUESTIONS),
                step.ones(new Shape(rows, c)),
                step.create(time, new Shape(rows, c, bins.length)))
            .pooled();
    return HeadLoss.of(step, net, fused, asked, hits);
  }
}
