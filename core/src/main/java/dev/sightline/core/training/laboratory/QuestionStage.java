package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;

/** Trains fusion and head on questions with open answers; alignment and video encoder stay. */
final class QuestionStage implements StageLoop.Stage<List<VideoLessons.Part>> {
  private final TorchEngine engine;
  private final MultimodalNet net;
  private final SentenceStates sentences;
  private final QuestionLessons lessons;

  QuestionStage(
      TorchEngine engine,
      ModelConfig config,
      ParameterSet parameters,
      SentenceStates sentences,
      QuestionLessons lessons) {
    this.engine = engine;
    // no dropout, as in the stage that it goes on from
    this.net = new MultimodalNet(config, parameters, false);
    this.sentences = sentences;
    this.lessons = lessons;
  }

  /** Names of the parameters that this stage changes. */
  static List<String> trained(ParameterSet parameters) {
    return parameters.names().stream()
        .filter(n -> n.startsWith("fusion.") || n.startsWith("head."))
        .toList();
  }

  @Override
  public List<VideoLessons.Part> data(long step) throws SightlineException {
    return lessons.batch(step);
  }

  @Override
  public double step(NDManager manager, List<VideoLessons.Part> data, StageLoop.Hits hits)
      throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray loss = step.create(0f);
      for (VideoLessons.Part part : data) {
        loss = loss.add(HeadLoss.of(step, net, sentences, part, hits));
      }
      collector.backward(loss);
      return loss.getFloat();
    }
  }
}
