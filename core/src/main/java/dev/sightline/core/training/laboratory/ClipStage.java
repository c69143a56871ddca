package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.feature.TokenFeatures;

/**
 * Second stage: C3D, alignment, fusion and heads together, on videos of one clip. No clip is ever
 * seen twice, so the curve's figures are those of unseen clips.
 */
final class ClipStage implements StageLoop.Stage<Lesson> {
  /** Weight of the heads' loss beside the two contrastive ones. */
  private static final float HEADS = 2;

  private final TorchEngine engine;
  private final ParameterSet parameters;
  private final MultimodalNet net;
  private final LessonMaker lessons;
  private final SentenceStates sentences;

  ClipStage(
      TorchEngine engine,
      ModelConfig config,
      ParameterSet parameters,
      LessonMaker lessons,
      SentenceStates sentences) {
    this.engine = engine;
    this.parameters = parameters;
    this.net = new MultimodalNet(config, parameters, true);
    this.lessons = lessons;
    this.sentences = sentences;
  }

  @Override
  public Lesson data(long step) throws SightlineException {
    return lessons.lesson(step);
  }

  @Override
  public double step(NDManager manager, Lesson lesson, StageLoop.Hits hits)
      throws SightlineException {
    int b = lesson.size();
    ModelConfig config = net.config();
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray x = step.create(lesson.clips(), new Shape(b, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
      // [b, channels, h, w] -> [b, c, channels]
      NDArray grid =
          C3d.forward(x, parameters::get)
              .reshape(b, config.videoChannels(), config.cellsPerClip())
              .transpose(0, 2, 1);
      TokenFeatures.Batch texts = sentences.batch(step, lesson.texts());
      Contrast contrast = new Contrast(step, lesson.shown(), b, Lesson.TEXTS, Lesson.POSITIVES);
      NDArray loss =
          AlignmentScores.of(net.alignment(), texts, grid)
              .loss(contrast, hits)
              .add(
                  HeadLoss.of(
                          step,
                          net,
                          sentences,
                          grid.repeat(0, Lesson.QUESTIONS),
                          1,
                          lesson.asked(),
                          false,
                          hits)
                      .mul(HEADS));
      collector.backward(loss);
      return loss.getFloat();
    }
  }
}
