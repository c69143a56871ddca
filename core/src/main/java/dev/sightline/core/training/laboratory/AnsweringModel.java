package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished model that answers questions about the laboratory, opened to be asked: its encoder,
 * what it answers, and the vectors that its detectors read. One thread.
 */
final class AnsweringModel implements AutoCloseable {
  private static final int AT_ONCE = 64;

  private final ModelConfig config;
  private final NDManager manager;
  private final ParameterSet parameters;
  private final SentenceStates sentences;
  private final VideoTower tower;
  private final ClipEncoder encoder;
  private final MultimodalNet net;

  AnsweringModel(TorchEngine engine, ModelBundle bundle) throws SightlineException {
    config = bundle.manifest().config();
    tower = VideoTower.of(bundle.manifest().family(), config);
    encoder = tower.trained(bundle.weights().tensors());
    sentences = new SentenceStates();
    manager = engine.newManager();
    parameters = new ParameterSet(manager);
    bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
    net = new MultimodalNet(config, parameters, false);
  }

  Answers answers() {
    return new Answers(manager, net, sentences);
  }

  /** Encodes scenes. */
  GridBuilder grids() {
    return new GridBuilder(
        encoder, WorldOptions.STANDARD, config.cellsPerClip() * config.videoChannels());
  }

  /** Encodes any frames. */
  ClipEncoder encoder() {
    return encoder;
  }

  ModelConfig config() {
    return config;
  }

  /**
   * The mean of the normalised cells of each video.
   *
   * @param grids for each {@code [clips · c, channels]}
   * @return for each {@code [channels]}
   */
  List<float[]> plainVideos(List<float[]> grids) {
    List<float[]> out = new ArrayList<>();
    for (float[] grid : grids) {
      try (NDManager step = manager.newSubManager()) {
        long cells = grid.length / config.videoChannels();
        NDArray cell = step.create(grid, new Shape(1, cells, config.videoChannels()));
        out.add(net.fusion().plainVideo(cell, step.ones(new Shape(1, cells))).toFloatArray());
      }
    }
    return out;
  }

  /**
   * The mean of the normalised tokens of each text.
   *
   * @return for each {@code [textDim]}
   */
  List<float[]> plainTexts(List<String> texts) throws SightlineException {
    sentences.learn(texts);
    List<float[]> out = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += AT_ONCE) {
      List<String> part = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
      try (NDManager step = manager.newSubManager()) {
        TokenFeatures.Batch batch = sentences.batch(step, part);
        float[] all = net.fusion().plainText(batch.hidden(), batch.mask()).toFloatArray();
        for (int i = 0; i < part.size(); i++) {
          float[] one = new float[config.textDim()];
          System.arraycopy(all, i * one.length, one, 0, one.length);
          out.add(one);
        }
      }
    }
    return out;
  }

  @Override
  public void close() {
    parameters.close();
    manager.close();
    sentences.close();
    encoder.close();
    tower.close();
  }
}
