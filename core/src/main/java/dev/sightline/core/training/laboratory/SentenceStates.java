package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.bert.FrozenTextEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hidden states of sentences from the frozen text encoder, each computed once and kept: the grammar
 * has few. Thread-safe. Owns native memory until closed.
 */
final class SentenceStates implements AutoCloseable {
  private static final int AT_ONCE = 32;

  private final BertTokenizer tokenizer;
  private final FrozenTextEncoder encoder;
  private final Map<String, Encoded> known = new ConcurrentHashMap<>();

  SentenceStates() throws SightlineException {
    tokenizer = BertTokenizer.of(BuiltInText.ALL_MINILM_L6_V2);
    encoder = new FrozenTextEncoder(BuiltInText.ALL_MINILM_L6_V2.onnx(), 1);
  }

  /**
   * A sentence after the encoder.
   *
   * @param tokens its tokens, special ones included
   * @param states {@code [tokens, dim]}; not to be written to
   */
  record Encoded(TokenizedText tokens, float[] states) {
    int size() {
      return tokens.tokens().size();
    }

    /**
     * This sentence, of whose states only those of the tokens that differ from another's are its
     * own: before and behind them stand the other's.
     */
    Encoded within(Encoded other) {
      int most = Math.min(size(), other.size());
      int before = 0;
      while (before < most && id(before) == other.id(before)) {
        before++;
      }
      int behind = 0;
      while (behind < most - before
          && id(size() - 1 - behind) == other.id(other.size() - 1 - behind)) {
        behind++;
      }
      int dim = states.length / size();
      float[] mixed = states.clone();
      System.arraycopy(other.states, 0, mixed, 0, before * dim);
      System.arraycopy(
          other.states,
          (other.size() - behind) * dim,
          mixed,
          (size() - behind) * dim,
          behind * dim);
      return new Encoded(tokens, mixed);
    }

    private int id(int token) {
      return tokens.tokens().get(token).id();
    }
  }

  /** Computes what is missing. */
  void learn(List<String> sentences) throws SightlineException {
    List<TokenizedText> missing = new ArrayList<>();
    for (String s : sentences.stream().distinct().toList()) {
      if (!known.containsKey(s)) {
        missing.add(tokenizer.tokenize(s));
      }
    }
    for (int i = 0; i < missing.size(); i += AT_ONCE) {
      List<TokenizedText> part = missing.subList(i, Math.min(i + AT_ONCE, missing.size()));
      List<float[]> states = encoder.encode(part);
      for (int k = 0; k < part.size(); k++) {
        known.put(part.get(k).text(), new Encoded(part.get(k), states.get(k)));
      }
    }
  }

  /**
   * One sentence that was {@linkplain #learn learnt}.
   *
   * @throws IllegalArgumentException if it was not
   */
  Encoded get(String sentence) {
    Encoded e = known.get(sentence);
    if (e == null) {
      throw new IllegalArgumentException("not encoded: " + sentence);
    }
    return e;
  }

  /** A padded batch of sentences that were learnt; null stands for an absent text. */
  TokenFeatures.Batch batch(NDManager manager, List<String> sentences) {
    List<Encoded> encoded = new ArrayList<>();
    sentences.forEach(s -> encoded.add(s == null ? null : get(s)));
    return padded(manager, encoded);
  }

  /**
   * The same, with sentences that were made from others by changing a word, {@linkplain
   * Encoded#within within} those.
   *
   * @param from for each sentence the number of the one that it was made from, or its own
   */
  TokenFeatures.Batch changes(NDManager manager, List<String> sentences, int[] from) {
    List<Encoded> encoded = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      encoded.add(get(sentences.get(i)).within(get(sentences.get(from[i]))));
    }
    return padded(manager, encoded);
  }

  private TokenFeatures.Batch padded(NDManager manager, List<Encoded> sentences) {
    int b = sentences.size();
    int n = 1;
    int dim = dim();
    for (Encoded e : sentences) {
      n = e == null ? n : Math.max(n, e.size());
    }
    float[] hidden = new float[b * n * dim];
    float[] mask = new float[b * n];
    float[] content = new float[b * n];
    for (int i = 0; i < b; i++) {
      Encoded e = sentences.get(i);
      if (e == null) {
        mask[i * n] = 1;
        continue;
      }
      System.arraycopy(e.states(), 0, hidden, i * n * dim, e.states().length);
      for (int k = 0; k < e.size(); k++) {
        mask[i * n + k] = 1;
        content[i * n + k] = e.tokens().tokens().get(k).isSpecial() ? 0 : 1;
      }
    }
    return new TokenFeatures.Batch(
        manager.create(hidden, new Shape(b, n, dim)),
        manager.create(mask, new Shape(b, n)),
        manager.create(content, new Shape(b, n)));
  }

  private int dim() {
    Encoded any = known.values().iterator().next();
    return any.states().length / any.size();
  }

  @Override
  public void close() {
    encoder.close();
    tokenizer.close();
  }
}
