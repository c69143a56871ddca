package dev.sightline.core.model.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.model.AttentionTap;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * BERT from DJL operations, so that every hidden state and attention map comes out and gradients
 * flow through it to the embeddings. Its own weights are frozen. Owns them in native memory until
 * it is closed. Thread-safe as long as each thread brings its own manager.
 */
public final class BertEncoder implements AutoCloseable {
  /** Low enough that softmax gives exactly 0 in float32, and finite: -inf would breed NaN. */
  private static final float UNSEEN = -1e9f;

  private final BertConfig config;
  private final NDManager owner;
  private final NDArray words;
  private final NDArray positions;
  private final NDArray[] norm;
  private final List<BertLayer> layers = new ArrayList<>();

  /**
   * @param weights the weights; they are copied to native memory
   * @param parent below which this encoder's own manager lives
   */
  public BertEncoder(BertWeights weights, NDManager parent) {
    this.config = weights.config();
    this.owner = parent.newSubManager();
    this.words =
        TorchEngine.toNative(owner, weights.tensors().get("embeddings.word_embeddings.weight"));
    this.positions = TorchEngine.toNative(owner, positionsAndType(weights));
    this.norm = BertLayer.pair(weights, "embeddings.LayerNorm", owner);
    for (int i = 0; i < config.layers(); i++) {
      layers.add(new BertLayer(weights, i, owner));
    }
  }

  /** Only one text goes in, so its type is always the first: added to each position once. */
  private static FloatTensor positionsAndType(BertWeights weights) {
    FloatTensor position = weights.tensors().get("embeddings.position_embeddings.weight");
    FloatTensor type = weights.tensors().get("embeddings.token_type_embeddings.weight");
    float[] sum = position.values().clone();
    int dim = position.size(1);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += type.values()[i % dim];
    }
    return FloatTensor.of(sum, position.size(0), dim);
  }

  public BertConfig config() {
    return config;
  }

  /**
   * All hidden states and attention maps of one text.
   *
   * @param text at most {@link BertConfig#positions()} tokens
   */
  public TextStates encode(TokenizedText text) {
    try (NDManager manager = owner.newSubManager()) {
      BertOutput out = encode(manager, TokenBatch.of(List.of(text)));
      int n = text.tokens().size();
      int layerCount = config.layers();
      return new TextStates(
          stack(out.hidden(), layerCount + 1, n, config.dim()),
          stack(out.attention(), layerCount, config.heads(), n, n));
    }
  }

  /** {@code count} arrays of one text -> one Java array with an axis more in front. */
  private static FloatTensor stack(List<NDArray> arrays, int... shape) {
    int each = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
    float[] all = new float[Math.multiplyExact(each, shape[0])];
    for (int i = 0; i < arrays.size(); i++) {
      System.arraycopy(arrays.get(i).toFloatArray(), 0, all, i * each, each);
    }
    return FloatTensor.of(all, shape);
  }

  /**
   * All hidden states and attention maps of a batch.
   *
   * @param manager owner of the result
   */
  public BertOutput encode(NDManager manager, TokenBatch batch) {
    try (NDArray mask = batch.isPadded() ? mask(manager, batch) : null) {
      return encode(embed(manager, batch), mask);
    }
  }

  /**
   * The last hidden states of a batch only; frees what lies between while it computes.
   *
   * @param manager owner of the result
   * @return {@code [texts, tokens, dim]}; what stands at padding has no meaning
   */
  public NDArray encodeLast(NDManager manager, TokenBatch batch) {
    try (NDArray mask = batch.isPadded() ? mask(manager, batch) : null) {
      NDArray x = embed(manager, batch);
      for (BertLayer layer : layers) {
        NDList next = layer.forward(x, mask, a -> a);
        x.close();
        x = next.get(0);
        next.get(1).close();
      }
      return x;
    }
  }

  /**
   * The embeddings that the layers start from: words and positions, normalised. Gradients with
   * respect to them are what integrated gradients and attacks ask for.
   *
   * @param manager owner of the result
   * @return {@code [texts, tokens, dim]}
   */
  public NDArray embed(NDManager manager, TokenBatch batch) {
    if (batch.tokens() > config.positions()) {
      throw new IllegalArgumentException(
          batch.tokens() + " tokens, but the encoder reads " + config.positions());
    }
    Shape shape = new Shape(batch.texts(), batch.tokens());
    try (NDArray ids = manager.create(batch.ids(), shape);
        NDArray word = Embedding.embedding(ids, words, SparseFormat.DENSE).singletonOrThrow();
        NDArray place = positions.get("0:" + batch.tokens()); // [n, d]
        NDArray sum = word.add(place)) { // [b, n, d] + [n, d]
      return BertLayer.norm(sum, norm, new Shape(config.dim()));
    }
  }

  /** Additive mask {@code [texts, 1, 1, tokens]} for {@link #encode(NDArray, NDArray)}. */
  public NDArray mask(NDManager manager, TokenBatch batch) {
    float[] added = new float[batch.mask().length];
    for (int i = 0; i < added.length; i++) {
      added[i] = batch.mask()[i] == 0 ? UNSEEN : 0;
    }
    return manager.create(added, new Shape(batch.texts(), 1, 1, batch.tokens()));
  }

  /**
   * Runs the layers.
   *
   * @param embeddings as from {@link #embed}; they become {@code hidden().get(0)}
   * @param mask as from {@link #mask}, or null if no text is padded; stays open
   * @return in the manager of {@code embeddings}
   */
  public BertOutput encode(NDArray embeddings, NDArray mask) {
    return encode(embeddings, mask, AttentionTap.NONE);
  }

  /** The same, each attention map {@code [texts, heads, tokens, tokens]} going through a tap. */
  public BertOutput encode(NDArray embeddings, NDArray mask, AttentionTap tap) {
    List<NDArray> hidden = new ArrayList<>();
    List<NDArray> attention = new ArrayList<>();
    hidden.add(embeddings);
    for (int i = 0; i < layers.size(); i++) {
      int index = i;
      NDList out =
          layers
              .get(i)
              .forward(hidden.getLast(), mask, a -> tap.tap(AttentionStream.TEXT_SELF, index, a));
      hidden.add(out.get(0));
      attention.add(out.get(1));
    }
    return new BertOutput(hidden, attention);
  }

  /** Arrays that this encoder holds in native memory: its weights, between two calls. */
  public int nativeArrays() {
    return owner.getManagedArrays().size();
  }

  @Override
  public void close() {
    owner.close();
  }
}
