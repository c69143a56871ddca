package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.bert.WordRows;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;

/**
 * The fusion of a bundle and what it says of a hidden word, in PyTorch: it is asked now and then,
 * one word at a time. Owns native memory until it is closed. One call at a time computes, others
 * wait. Only plain Java types leave it.
 */
public final class HiddenWordModel implements AutoCloseable {
  private final ModelConfig config;
  private final NDManager owner;
  private final ParameterSet parameters;

  private HiddenWordModel(ModelConfig config, NDManager owner) {
    this.config = config;
    this.owner = owner;
    this.parameters = new ParameterSet(owner);
  }

  /**
   * Copies weights to native memory; starts the engine, which takes seconds.
   *
   * @param bundle one that guesses words
   * @throws SightlineException if the engine cannot start here
   */
  public static HiddenWordModel open(ModelBundle bundle, TorchEngine engine)
      throws SightlineException {
    NDManager owner = engine.newManager();
    try {
      HiddenWordModel model = new HiddenWordModel(bundle.manifest().config(), owner);
      bundle
          .weights()
          .tensors()
          .forEach(
              (name, t) -> {
                if (name.startsWith("fusion.")) {
                  model.parameters.put(name, t.values(), t.longShape());
                }
              });
      bundle
          .words()
          .orElseThrow()
          .weights()
          .tensors()
          .forEach((name, t) -> model.parameters.put(name, t.values(), t.longShape()));
      if (bundle.words().get().width() == 0) {
        FloatTensor rows = WordRows.of(bundle.manifest().textEncoder(), bundle.words().get().ids());
        model.parameters.put(MaskedNet.TABLE, rows.values(), rows.longShape());
      }
      return model;
    } catch (RuntimeException | SightlineException e) {
      owner.close();
      throw e;
    }
  }

  /**
   * Which word a token may be.
   *
   * @param hidden {@code [tokens, textDim]}, the text with that token as [MASK]
   * @param place number of the token
   * @param cells {@code [clips · c · channels]}; empty: the video is absent
   * @return probability of each word that can be guessed, summing to 1
   */
  public synchronized float[] probabilities(FloatTensor hidden, int place, float[] cells) {
    try (NDManager step = owner.newSubManager();
        TorchEngine.Recording none = TorchEngine.still()) {
      int c = config.cellsPerClip();
      int clips = Math.max(1, cells.length / (c * config.videoChannels()));
      long all = (long) clips * c;
      FusionNet fusion = new MultimodalNet(config, parameters, false).fusion();
      Shape shape = new Shape(1, all, config.videoChannels());
      NDArray grid =
          cells.length == 0
              ? step.zeros(shape).add(fusion.absentVideo())
              : step.create(cells, shape);
      NDArray text = step.create(hidden.values(), new Shape(1, hidden.size(0), hidden.size(1)));
      FusionNet.Output out =
          fusion.forward(
              text,
              step.ones(new Shape(1, hidden.size(0))),
              grid,
              step.ones(new Shape(1, all)),
              step.create(time(clips, c), new Shape(1, all, config.timeBins())));
      return new MaskedNet(parameters, false)
          .words(out.text(), text, step.create(new long[] {place}))
          .softmax(1)
          .toFloatArray();
    }
  }

  private float[] time(int clips, int cells) {
    int bins = config.timeBins();
    float[] weights = TimeBins.weights(clips, bins);
    float[] time = new float[clips * cells * bins];
    for (int i = 0; i < clips * cells; i++) {
      System.arraycopy(weights, i / cells * bins, time, i * bins, bins);
    }
    return time;
  }

  /** Arrays in native memory between two calls: the weights. */
  synchronized int nativeArrays() {
    return owner.getManagedArrays().size() + parameters.manager().getManagedArrays().size();
  }

  @Override
  public synchronized void close() {
    owner.close();
  }
}
