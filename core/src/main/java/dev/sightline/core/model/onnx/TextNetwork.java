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
import java.util.Map;
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
    int n = text.tokens().size();
    if (n > config.positions()) {
      throw new IllegalArgumentException(
          n + " tokens, but the encoder reads " + config.positions());
    }
    try (OnnxOutputs out =
        session.run(
            Map.of(BertGraph.EMBEDDED, embedded(text)), Map.of(), BertGraph.outputs(config))) {
      int count = config.layers();
      return new TextStates(
          stack(out, BertGraph::hidden, count + 1, n, config.dim()),
          stack(out, BertGraph::attention, count, config.heads(), n, n));
    }
  }

  /** {@code [1, n, dim]}: word + (position + type); the type is always the first. */
  private FloatTensor embedded(TokenizedText text) {
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
    return FloatTensor.of(sum, 1, n, dim);
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
