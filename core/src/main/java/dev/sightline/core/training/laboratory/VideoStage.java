package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Second stage: alignment, fusion and heads, on every task; the video encoder stays. Sentences are
 * compared with videos of several clips and with videos of one. Which clip or cell of a video a
 * sentence is about, or which words matter, is never told.
 */
final class VideoStage implements StageLoop.Stage<VideoLessons.Batch> {
  private static final float HEADS = 3;

  /** Weight of {@link AlignmentScores#flatness}. */
  private static final float FLAT = 0.1f;

  private final TorchEngine engine;
  private final MultimodalNet net;
  private final SentenceStates sentences;
  private final VideoLessons lessons;

  VideoStage(
      TorchEngine engine,
      ModelConfig config,
      ParameterSet parameters,
      SentenceStates sentences,
      VideoLessons lessons) {
    this.engine = engine;
    // no dropout: hardly any video is seen twice
    this.net = new MultimodalNet(config, parameters, false);
    this.sentences = sentences;
    this.lessons = lessons;
  }

  /** Names of the parameters that this stage changes. */
  static List<String> trained(ParameterSet parameters) {
    return parameters.names().stream()
        .filter(n -> n.startsWith("align.") || n.startsWith("fusion.") || n.startsWith("head."))
        .toList();
  }

  @Override
  public VideoLessons.Batch data(long step) throws SightlineException {
    return lessons.batch(step);
  }

  @Override
  public double step(NDManager manager, VideoLessons.Batch data, StageLoop.Hits hits)
      throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray loss = captions(step, data.captions(), hits);
      for (VideoLessons.Part part : data.parts()) {
        loss = loss.add(Factor.times(HeadLoss.of(step, net, sentences, part, hits), HEADS));
      }
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private NDArray captions(NDManager step, VideoLessons.Captions c, StageLoop.Hits hits) {
    ModelConfig config = net.config();
    NDArray grid =
        step.create(c.grids()).reshape(-1, config.cellsPerClip(), config.videoChannels());
    int clips = Math.toIntExact(grid.getShape().get(0));
    int[] homes = c.homes();
    Contrast byClip = new Contrast(step, c.byClip(), clips, homes, c.fits());
    Contrast byVideo =
        new Contrast(
            step,
            c.byVideo(),
            clips / c.k(),
            IntStream.of(homes).map(h -> h / c.k()).toArray(),
            c.fits());
    return AlignmentScores.of(
            net.alignment(),
            sentences.changes(step, c.texts(), c.from()),
            sentences.batch(step, c.texts()),
            grid,
            c.k())
        .loss(byClip, byVideo, FLAT, hits);
  }
}
