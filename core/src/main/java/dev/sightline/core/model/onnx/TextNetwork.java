package dev.sightline.core.model.onnx;

import dev.sightline.core.model.bert.BertConfig;
import dev.sightline.core.model.bert.BertWeights;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxOutputs;
import dev.sightline.core.tensor.OnnxSession;
import dev.sightline.core.text.TokenizedText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The frozen text encoder on ONNX Runtime for one text at a time, with all hidden states and
 * attention maps, for when no gradient is needed; {@code BertEncoder} is the same network where one
 * is. Thread-safe. Owns native memory until it is closed.
 */
public final class TextNetwork implements AutoCloseable {
  private final BertConfig config;
  private final FloatTensor words;
  private final FloatTensor positions;
  private final FloatTensor types;
  private final OnnxSession session;

  /**
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the network
   */
  public TextNetwork(BertWeights weights, int threads) throws SightlineException {
    this.config = weights.config();
    this.words = weights.tensors().get("embeddings.word_embeddings.weight");
    this.positions = weights.tensors().get("embeddings.position_embeddings.weight");
    this.types = weights.tensors().get("embeddings.token_type_embeddings.weight");
    this.session = new OnnxSession(BertGraph.write(weights), threads);
  }

  /**
   * All hidden states and attention maps of one text.
   *
   * @param text at most {@link BertConfig#positions()} tokens
   * @throws SightlineException if the native engine fails
   * @throws IllegalArgumentException if the text is longer
   */
  public TextStates encode(TokenizedText text) throws SightlineException {
    return encodeHiding(text, new boolean[length(text)]);
  }

  /**
   * The last hidden states of one text with other tokens hidden each time: they keep their places,
   * and no token looks at them.
   *
   * @param hidden for each run, for each token: true if it is hidden; not all may be
   * @return {@code [runs, tokens, dim]}; what stands for hidden tokens means nothing
   * @throws SightlineException if the native engine fails
   */
  public FloatTensor encodeHiding(TokenizedText text, List<boolean[]> hidden)
      throws SightlineException {
    String last = BertGraph.hidden(config.layers());
    try (OnnxOutputs out = run(text, hidden, Set.of(last))) {
      return FloatTensor.of(out.floats(last), hidden.size(), length(text), config.dim());
    }
  }

  /**
   * All hidden states and attention maps of one text with tokens hidden.
   *
   * @param hidden for each token: true if it is hidden; not all may be
   * @throws SightlineException if the native engine fails
   */
  public TextStates encodeHiding(TokenizedText text, boolean[] hidden) throws SightlineException {
    int n = length(text);
    try (OnnxOutputs out = run(text, List.of(hidden), BertGraph.outputs(config))) {
      return new TextStates(
          stack(out, BertGraph::hidden, config.layers() + 1, n, config.dim()),
          stack(out, BertGraph::attention, config.layers(), config.heads(), n, n));
    }
  }

  private OnnxOutputs run(TokenizedText text, List<boolean[]> hidden, Set<String> outputs)
      throws SightlineException {
    int n = length(text);
    float[] one = embedded(text);
    float[] all = new float[hidden.size() * one.length];
    float[] mask = new float[hidden.size() * n];
    for (int b = 0; b < hidden.size(); b++) {
      System.arraycopy(one, 0, all, b * one.length, one.length);
      for (int i = 0; i < n; i++) {
        mask[b * n + i] = hidden.get(b)[i] ? GraphLayers.MASKED : 0;
      }
    }
    return session.run(
        Map.of(
            BertGraph.EMBEDDED,
            FloatTensor.of(all, hidden.size(), n, config.dim()),
            BertGraph.MASK,
            FloatTensor.of(mask, hidden.size(), 1, 1, n)),
        Map.of(),
        outputs);
  }

  private int length(TokenizedText text) {
    int n = text.tokens().size();
    if (n > config.positions()) {
      throw new IllegalArgumentException(
          n + " tokens, but the encoder reads " + config.positions());
    }
    return n;
  }

  /** {@code [n, dim]}: word + (position + type); the type is always the first. */
  private float[] embedded(TokenizedText text) {
    int n = text.tokens().size();
    int dim = config.dim();
    float[] sum = new float[n * dim];
    for (int i = 0; i < n; i++) {
      int word = Math.toIntExact(text.tokens().get(i).id()) * dim;
      for (int k = 0; k < dim; k++) {
        float place = positions.values()[i * dim + k] + types.values()[k];
        sum[i * dim + k] = words.values()[word + k] + place;
      }
    }
    return sum;
  }

  /** {@code count} outputs -> one array with an axis more in front. */
  private static FloatTensor stack(OnnxOutputs out, IntFunction<String> name, int... shape) {
    int each = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
    float[] all = new float[Math.multiplyExact(each, shape[0])];
    for (int i = 0; i < shape[0]; i++) {
      System.arraycopy(out.floats(name.apply(i)), 0, all, i * each, each);
    }
    return FloatTensor.of(all, shape);
  }

  @Override
  public void close() {
    session.close();
  }
}
