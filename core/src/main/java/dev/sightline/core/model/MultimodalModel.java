package dev.sightline.core.model;

import dev.sightline.core.model.bert.BertWeights;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.onnx.ClipComposer;
import dev.sightline.core.model.onnx.MaskedNetwork;
import dev.sightline.core.model.onnx.PooledNetwork;
import dev.sightline.core.model.onnx.PreparedVideo;
import dev.sightline.core.model.onnx.TextNetwork;
import dev.sightline.core.model.onnx.TextVideoNetwork;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.TokenizedText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loaded model: text encoder, alignment, fusion and heads. It starts from the grids of the video
 * encoder, which is not in it. All of it runs on ONNX Runtime. Thread-safe. Owns native memory
 * until it is closed; no call may be under way then.
 */
public final class MultimodalModel implements AutoCloseable {
  private final ModelConfig config;
  private final BertTokenizer tokenizer;
  private final TextNetwork text;
  private final TextVideoNetwork network;
  private final Lazy<MaskedNetwork> masked;
  private final Lazy<ClipComposer> composer;
  private final Lazy<PooledNetwork> pooled;

  private MultimodalModel(
      ModelConfig config,
      BertTokenizer tokenizer,
      TextNetwork text,
      TextVideoNetwork network,
      Lazy<MaskedNetwork> masked,
      Lazy<ClipComposer> composer,
      Lazy<PooledNetwork> pooled) {
    this.config = config;
    this.tokenizer = tokenizer;
    this.text = text;
    this.network = network;
    this.masked = masked;
    this.composer = composer;
    this.pooled = pooled;
  }

  /**
   * Builds the model that a bundle describes.
   *
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the weights are not those of that architecture, or the engine
   *     cannot start
   */
  public static MultimodalModel load(ModelBundle bundle, int threads) throws SightlineException {
    ModelConfig config = bundle.manifest().config();
    bundle.requireShapes(shapes(bundle));
    TextNetwork text = null;
    TextVideoNetwork network = null;
    try {
      text = new TextNetwork(BertWeights.of(bundle.manifest().textEncoder()), threads);
      network = new TextVideoNetwork(bundle.weights().tensors(), config, threads);
      Map<String, FloatTensor> weights = bundle.weights().tensors();
      Lazy<MaskedNetwork> masked = new Lazy<>(() -> new MaskedNetwork(weights, config, threads));
      Lazy<ClipComposer> composer = new Lazy<>(() -> new ClipComposer(weights, config, threads));
      Lazy<PooledNetwork> pooled = new Lazy<>(() -> new PooledNetwork(weights, config, 1));
      return new MultimodalModel(
          config, bundle.openTokenizer(), text, network, masked, composer, pooled);
    } catch (SightlineException | RuntimeException e) {
      if (text != null) {
        text.close();
      }
      if (network != null) {
        network.close();
      }
      throw e;
    }
  }

  /** Names and shapes of all weights of a bundle with these sizes. */
  private static Map<String, List<Integer>> shapes(ModelBundle bundle) throws SightlineException {
    ModelConfig config = bundle.manifest().config();
    Map<String, List<Integer>> shapes = new HashMap<>(bundle.manifest().family().shapes(config));
    MultimodalNet.init(
        config,
        (name, values, shape) ->
            shapes.put(name, Arrays.stream(shape).mapToObj(Math::toIntExact).toList()),
        0);
    Map<String, FloatTensor> weights = bundle.weights().tensors();
    for (HeadSpec head : config.heads()) {
      Map<String, List<Integer>> alone = SideMaps.shapes(head, config);
      if (alone.keySet().stream().anyMatch(weights::containsKey)) { // then all of them
        shapes.putAll(alone);
      }
    }
    return shapes;
  }

  public ModelConfig config() {
    return config;
  }

  /** Splits a text into tokens. */
  public TokenizedText tokenize(String words) {
    return tokenizer.tokenize(words);
  }

  /**
   * All hidden states and self-attention maps of a text.
   *
   * @throws SightlineException if the native engine fails
   */
  public TextStates encodeText(TokenizedText words) throws SightlineException {
    return text.encode(words);
  }

  /**
   * Computes what depends on a video alone, once for all texts.
   *
   * @param grid {@code [clips, h, w, channels]}
   * @param clips number of clips, at least 1
   * @return to be closed by the caller, before this model
   * @throws SightlineException if the native engine fails
   */
  public PreparedVideo prepare(float[] grid, int clips) throws SightlineException {
    return network.prepare(grid, clips);
  }

  /**
   * Puts a text beside a video.
   *
   * @param words the text
   * @param states its hidden states; null if the text is absent or has no word
   * @throws SightlineException if the native engine fails
   */
  public ModelOutput run(TokenizedText words, TextStates states, PreparedVideo video)
      throws SightlineException {
    if (states == null || words.isBlank()) {
      return network.run(null, null, video);
    }
    return network.run(states.last(), content(words), video);
  }

  /**
   * The late-interaction score of a text alone, without map, fusion and heads.
   *
   * @param words the text, with a word
   * @param states its hidden states
   * @return -1..1
   * @throws SightlineException if the native engine fails
   */
  public float lateScore(TokenizedText words, TextStates states, PreparedVideo video)
      throws SightlineException {
    return network.lateScore(states.last(), content(words), video);
  }

  /** What a late-interaction score is multiplied by to make a logit of it; learned. */
  public float lateScale() {
    return network.lateScale();
  }

  /** For each token 1, or 0 if it is special. */
  public static float[] content(TokenizedText words) {
    float[] content = new float[words.tokens().size()];
    for (int i = 0; i < content.length; i++) {
      content[i] = words.tokens().get(i).isSpecial() ? 0 : 1;
    }
    return content;
  }

  /**
   * What the heads say of a text beside each clip alone.
   *
   * @param states as for {@link #run}
   * @return for each head {@code [clips, labels]}
   * @throws SightlineException if the native engine fails
   */
  public Map<String, float[]> courses(TextStates states, PreparedVideo video)
      throws SightlineException {
    return network.courses(states == null ? null : states.last(), video);
  }

  /**
   * The network that hides parts of its input; made when it is first asked for.
   *
   * @return stays this model's
   * @throws SightlineException if the native engine cannot load it
   */
  public MaskedNetwork masked() throws SightlineException {
    return masked.get();
  }

  /**
   * What {@link #masked} starts from, computed once for a video.
   *
   * @param grid {@code [clips, h, w, channels]}
   * @param clips number of clips, at least 1
   * @return to be closed by the caller, before this model
   * @throws SightlineException if the native engine fails
   */
  public PreparedVideo prepareMaskable(float[] grid, int clips) throws SightlineException {
    return network.prepareMaskable(grid, clips);
  }

  /**
   * The stand-in of an absent video: one clip of equal cells, as in training.
   *
   * @return to be closed by the caller, before this model
   * @throws SightlineException if the native engine fails
   */
  public PreparedVideo prepareAbsentVideo() throws SightlineException {
    return network.prepareAbsentVideo();
  }

  /**
   * What puts together prepared clips in another order; made when it is first asked for.
   *
   * @return stays this model's
   * @throws SightlineException if the native engine cannot load it
   */
  public ClipComposer composer() throws SightlineException {
    return composer.get();
  }

  /**
   * What makes single vectors of whole texts and videos; made when it is first asked for.
   *
   * @return stays this model's
   * @throws SightlineException if the native engine cannot load it
   */
  public PooledNetwork pooled() throws SightlineException {
    return pooled.get();
  }

  /**
   * The last hidden states of a text with other tokens hidden each time.
   *
   * @param hidden for each run, for each token: true if it is hidden; not all may be
   * @return {@code [runs, tokens, textDim]}
   * @throws SightlineException if the native engine fails
   */
  public FloatTensor encodeHiding(TokenizedText words, List<boolean[]> hidden)
      throws SightlineException {
    return text.encodeHiding(words, hidden);
  }

  /**
   * All hidden states and self-attention maps of a text with tokens hidden.
   *
   * @param hidden for each token: true if it is hidden; not all may be
   * @throws SightlineException if the native engine fails
   */
  public TextStates encodeHiding(TokenizedText words, boolean[] hidden) throws SightlineException {
    return text.encodeHiding(words, hidden);
  }

  @Override
  public void close() {
    text.close();
    tokenizer.close();
    network.close();
    masked.close();
    composer.close();
    pooled.close();
  }
}
