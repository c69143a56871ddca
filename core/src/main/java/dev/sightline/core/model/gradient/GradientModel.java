package dev.sightline.core.model.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AttentionTap;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.model.bert.BertEncoder;
import dev.sightline.core.model.bert.BertWeights;
import dev.sightline.core.model.bert.TokenBatch;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.TokenizedText;
import java.util.List;

/**
 * Text encoder, alignment, fusion and heads of a native bundle in PyTorch, for gradients of one
 * number with respect to the tokens' embeddings, the cells, and every attention map between. The
 * same network as {@code MultimodalModel}, with the same weights.
 *
 * <p>Owns native memory until it is closed: about 90 MB of weights for MiniLM. One call at a time
 * computes, others wait, and closing waits for it. Only plain Java types leave it.
 */
public final class GradientModel implements AutoCloseable {
  private final ModelConfig config;
  private final NDManager owner;
  private final BertEncoder text;
  private final ParameterSet parameters;

  private GradientModel(ModelConfig config, NDManager owner, BertWeights weights) {
    this.config = config;
    this.owner = owner;
    this.text = new BertEncoder(weights, owner);
    this.parameters = new ParameterSet(owner);
  }

  /**
   * Copies a bundle's weights to native memory; starts the engine, which takes seconds.
   *
   * @param bundle a native one, its weights checked
   * @throws SightlineException if the engine cannot start here
   */
  public static GradientModel open(ModelBundle bundle, TorchEngine engine)
      throws SightlineException {
    BertWeights weights = BertWeights.of(bundle.manifest().textEncoder());
    NDManager owner = engine.newManager();
    try {
      GradientModel model = new GradientModel(bundle.manifest().config(), owner, weights);
      bundle
          .weights()
          .tensors()
          .forEach(
              (name, tensor) -> {
                if (!name.startsWith("video.")) {
                  model.parameters.put(name, tensor.values(), tensor.longShape());
                }
              });
      return model;
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /**
   * What the text encoder's first layer reads: word and position, normalised.
   *
   * @return {@code [n, textDim]}
   */
  public synchronized float[] embeddings(TokenizedText words) {
    try (NDManager step = owner.newSubManager()) {
      return text.embed(step, TokenBatch.of(List.of(words))).toFloatArray();
    }
  }

  /**
   * A class's logit and its gradient.
   *
   * @param clips number of clips that the cells belong to
   * @param head key of a head of this model
   * @param label index of the class
   */
  public synchronized GradientAnswer logit(GradientPoint at, int clips, String head, int label) {
    try (NDManager step = owner.newSubManager();
        TorchEngine.Recording recording = TorchEngine.record()) {
      Run run = new Run(step, recording, at, clips);
      Side side = at.embeddings().length == 0 ? Side.VIDEO : Side.BOTH;
      NDArray logits = run.net.heads().logits(run.pooled(), head, side); // [1, labels]
      return run.backward(logits.get(0).get(label), logits.toFloatArray());
    }
  }

  /**
   * The cross-entropy of a class, {@code −log softmax(logits)[label]}, and its gradient.
   *
   * @param clips number of clips that the cells belong to
   * @param head key of a head of this model
   * @param label index of the class
   */
  public synchronized GradientAnswer loss(GradientPoint at, int clips, String head, int label) {
    try (NDManager step = owner.newSubManager();
        TorchEngine.Recording recording = TorchEngine.record()) {
      Run run = new Run(step, recording, at, clips);
      Side side = at.embeddings().length == 0 ? Side.VIDEO : Side.BOTH;
      NDArray logits = run.net.heads().logits(run.pooled(), head, side); // [1, labels]
      return run.backward(logits.logSoftmax(1).get(0).get(label).neg(), logits.toFloatArray());
    }
  }

  /**
   * The text–video score, a cosine, and its gradient.
   *
   * @param at with a text
   * @param clips number of clips that the cells belong to
   */
  public synchronized GradientAnswer score(GradientPoint at, int clips) {
    if (at.embeddings().length == 0) {
      throw new IllegalArgumentException("no text, no score");
    }
    try (NDManager step = owner.newSubManager();
        TorchEngine.Recording recording = TorchEngine.record()) {
      Run run = new Run(step, recording, at, clips);
      return run.backward(run.late().get(0).get(0), new float[0]);
    }
  }

  /** Arrays in native memory between two calls: the weights. */
  synchronized int nativeArrays() {
    return owner.getManagedArrays().size()
        + text.nativeArrays()
        + parameters.manager().getManagedArrays().size();
  }

  @Override
  public synchronized void close() {
    owner.close();
  }

  /** One forward and one backward pass; everything lives in the manager of the step. */
  private final class Run {
    private final NDManager step;
    private final TorchEngine.Recording recording;
    private final GradientPoint at;
    private final int clips;
    private final MapRecorder recorder = new MapRecorder();
    private final MultimodalNet net;
    private final NDArray cells;
    private final NDArray embeddings;
    private final NDArray hidden;

    Run(NDManager step, TorchEngine.Recording recording, GradientPoint at, int clips) {
      this.step = step;
      this.recording = recording;
      this.at = at;
      this.clips = clips;
      AttentionTap tap = at.maps() ? recorder : AttentionTap.NONE;
      net = new MultimodalNet(config, parameters, tap);
      cells = input(at.cells(), config.videoChannels());
      if (at.embeddings().length == 0) {
        embeddings = null;
        hidden = net.fusion().absentText().reshape(1, 1, config.textDim());
        hidden.attach(step);
      } else {
        embeddings = input(at.embeddings(), config.textDim());
        hidden = text.encode(embeddings, null, tap).last();
      }
    }

    /** {@code [m, d] -> [1, m, d]}, asking for its gradient. */
    private NDArray input(float[] values, int width) {
      NDArray array;
      try (NDArray passed = step.create(values, new Shape(1, values.length / width, width))) {
        array = passed.duplicate(); // aligned, so that sums round the same way every time
      }
      array.setRequiresGradient(true);
      return array;
    }

    NDArray pooled() {
      long c = cells.getShape().get(1);
      float[] perClip = TimeBins.weights(clips, config.timeBins());
      int bins = config.timeBins();
      float[] time = new float[Math.toIntExact(c) * bins];
      for (int i = 0; i < c; i++) {
        // a clip's cells lie at the same time: [clips, bins] -> [c, bins]
        System.arraycopy(perClip, i / config.cellsPerClip() * bins, time, i * bins, bins);
      }
      return net.fusion()
          .forward(
              hidden,
              step.ones(new Shape(1, hidden.getShape().get(1))),
              cells,
              step.ones(new Shape(1, c)),
              step.create(time, new Shape(1, c, bins)))
          .pooled();
    }

    NDArray late() {
      NDArray content = step.create(at.content(), new Shape(1, at.content().length));
      NDArray present = step.ones(new Shape(1, cells.getShape().get(1)));
      return net.alignment()
          .late(
              net.alignment().tokens(hidden),
              net.alignment().tokenGates(hidden, content),
              content,
              net.alignment().cells(cells),
              net.alignment().cellGates(cells, present),
              present);
    }

    GradientAnswer backward(NDArray value, float[] logits) {
      recording.backward(value);
      return new GradientAnswer(
          value.getFloat(),
          logits,
          embeddings == null ? new float[0] : gradient(embeddings),
          gradient(cells),
          at.maps() ? recorder.maps() : List.of());
    }
  }

  /** Zeros where the value does not depend on the input at all. */
  private static float[] gradient(NDArray input) {
    NDArray gradient = input.getGradient();
    return gradient == null ? new float[Math.toIntExact(input.size())] : gradient.toFloatArray();
  }
}
