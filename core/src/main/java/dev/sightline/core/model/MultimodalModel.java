package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.bert.BertEncoder;
import dev.sightline.core.model.bert.BertWeights;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.TokenizedText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loaded model: text encoder, alignment, fusion and heads, on DJL's PyTorch engine. It starts
 * from the grids of the video encoder, which is not in it. Owns native memory until it is closed.
 * One call at a time computes; others wait, so it may be shared between threads.
 */
public final class MultimodalModel implements AutoCloseable {
  private final NDManager manager;
  private final BertTokenizer tokenizer;
  private final BertEncoder text;
  private final ParameterSet parameters;
  private final MultimodalNet net;

  private MultimodalModel(
      NDManager manager,
      BertTokenizer tokenizer,
      BertEncoder text,
      ParameterSet parameters,
      MultimodalNet net) {
    this.manager = manager;
    this.tokenizer = tokenizer;
    this.text = text;
    this.parameters = parameters;
    this.net = net;
  }

  /**
   * Builds the model that a bundle describes.
   *
   * @throws SightlineException if the weights are not those of that architecture, or the engine
   *     cannot start
   */
  public static MultimodalModel load(TorchEngine engine, ModelBundle bundle)
      throws SightlineException {
    ModelConfig config = bundle.manifest().config();
    NDManager manager = engine.newManager();
    try {
      bundle.requireShapes(shapes(manager, config));
      ParameterSet parameters = new ParameterSet(manager);
      bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      return new MultimodalModel(
          manager,
          bundle.openTokenizer(),
          new BertEncoder(BertWeights.miniLm(), manager),
          parameters,
          new MultimodalNet(config, parameters, false));
    } catch (SightlineException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Names and shapes of all weights of a bundle with these sizes. */
  private static Map<String, List<Integer>> shapes(NDManager manager, ModelConfig config)
      throws SightlineException {
    Map<String, List<Integer>> shapes = new HashMap<>();
    TopHeavyI3d.initial(ImageNetwork.bundled()).forEach((n, t) -> shapes.put(n, t.shape()));
    try (ParameterSet blank = new ParameterSet(manager)) {
      MultimodalNet.init(config, blank, 0);
      for (String name : blank.names()) {
        long[] shape = blank.get(name).getShape().getShape();
        shapes.put(name, Arrays.stream(shape).mapToObj(Math::toIntExact).toList());
      }
    }
    return shapes;
  }

  public ModelConfig config() {
    return net.config();
  }

  /** Splits a text into tokens. */
  public TokenizedText tokenize(String words) {
    return tokenizer.tokenize(words);
  }

  /** All hidden states and self-attention maps of a text. */
  public synchronized TextStates encodeText(TokenizedText words) {
    return text.encode(words);
  }

  /**
   * Puts a text beside a video.
   *
   * @param words the text
   * @param states its hidden states; null if the text is absent or has no word
   * @param grid {@code [clips, h, w, channels]}; null if the video is absent
   * @param clips number of clips
   */
  public synchronized ModelOutput run(
      TokenizedText words, TextStates states, float[] grid, int clips) {
    try (NDManager step = manager.newSubManager()) {
      boolean hasText = states != null && !words.isBlank();
      FusionNet fusion = net.fusion();
      int n = hasText ? states.last().size(0) : 1;
      NDArray hidden =
          hasText
              ? step.create(states.last().values(), new Shape(1, n, config().textDim()))
              : step.zeros(new Shape(1, 1, config().textDim())).add(fusion.absentText());
      int k = grid == null ? 1 : clips;
      int c = k * config().cellsPerClip();
      NDArray cells =
          grid == null
              ? step.zeros(new Shape(1, c, config().videoChannels())).add(fusion.absentVideo())
              : step.create(grid, new Shape(1, c, config().videoChannels()));
      FusionNet.Output whole = fuse(step, hidden, cells, k);
      Map<String, float[]> probabilities = heads(whole.pooled());
      Map<String, float[]> perClip = heads(fuseClips(step, hidden, cells, k).pooled());
      if (!hasText || grid == null) {
        float[] none = {};
        return new ModelOutput(none, Float.NaN, probabilities, perClip, none, none);
      }
      float[] content = new float[n];
      for (int i = 0; i < n; i++) {
        content[i] = words.tokens().get(i).isSpecial() ? 0 : 1;
      }
      AlignmentNet align = net.alignment();
      NDArray tokenVectors = align.tokens(hidden);
      NDArray cellVectors = align.cells(cells);
      NDArray mask = step.create(content, new Shape(1, n));
      NDArray present = step.ones(new Shape(1, c));
      float late =
          align.late(
                  tokenVectors,
                  align.tokenGates(hidden, mask),
                  mask,
                  cellVectors,
                  align.cellGates(cells, present),
                  present)
              .toFloatArray()[0];
      float[] alignment =
          align
              .scaledScores(tokenVectors.squeeze(0), cellVectors.squeeze(0))
              .softmax(1)
              .toFloatArray();
      return new ModelOutput(
          alignment,
          late,
          probabilities,
          perClip,
          joined(whole.textToVideo()),
          joined(whole.videoToText()));
    }
  }

  private FusionNet.Output fuse(NDManager step, NDArray hidden, NDArray cells, int clips) {
    long n = hidden.getShape().get(1);
    int bins = config().timeBins();
    int c = config().cellsPerClip();
    return net.fusion()
        .forward(
            hidden,
            step.ones(new Shape(1, n)),
            cells,
            step.ones(new Shape(1, (long) clips * c)),
            step.create(
                perCell(TimeBins.weights(clips, bins), bins),
                new Shape(1, (long) clips * c, bins)));
  }

  /** Each clip as if it were the whole video, the clips being the batch. */
  private FusionNet.Output fuseClips(NDManager step, NDArray hidden, NDArray cells, int clips) {
    long n = hidden.getShape().get(1);
    int bins = config().timeBins();
    int c = config().cellsPerClip();
    NDArray time = step.create(perCell(TimeBins.weights(1, bins), bins), new Shape(1, c, bins));
    return net.fusion()
        .forward(
            hidden.repeat(0, clips),
            step.ones(new Shape(clips, n)),
            cells.reshape(clips, c, config().videoChannels()),
            step.ones(new Shape(clips, c)),
            time.repeat(0, clips));
  }

  /** {@code [clips, bins] -> [clips · cells, bins]}. */
  private float[] perCell(float[] weights, int bins) {
    int c = config().cellsPerClip();
    float[] out = new float[weights.length * c];
    for (int i = 0; i < out.length / bins; i++) {
      System.arraycopy(weights, i / c * bins, out, i * bins, bins);
    }
    return out;
  }

  private Map<String, float[]> heads(NDArray pooled) {
    Map<String, float[]> out = new LinkedHashMap<>();
    for (HeadSpec head : config().heads()) {
      out.put(head.key(), net.heads().logits(pooled, head.key()).softmax(1).toFloatArray());
    }
    return out;
  }

  /** Layers of {@code [1, heads, q, k]} one after another. */
  private static float[] joined(List<NDArray> layers) {
    float[][] parts = layers.stream().map(NDArray::toFloatArray).toArray(float[][]::new);
    float[] all = new float[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Override
  public synchronized void close() {
    text.close();
    tokenizer.close();
    parameters.close();
    manager.close();
  }
}
