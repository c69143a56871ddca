package dev.sightline.core.model.bert;

import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.List;

/**
 * Texts of one or several lengths, padded to the longest.
 *
 * @param texts number of texts, b
 * @param tokens number of tokens of the longest, n
 * @param ids {@code [b, n]}, row by row; padding is 0
 * @param mask {@code [b, n]}: 1 for a token, 0 for padding
 */
public record TokenBatch(int texts, int tokens, long[] ids, float[] mask) {
  /**
   * @throws IllegalArgumentException if there is no text, or the sizes do not fit
   */
  public TokenBatch {
    if (texts < 1 || tokens < 1 || ids.length != texts * tokens || mask.length != ids.length) {
      throw new IllegalArgumentException("a batch of " + texts + " × " + tokens);
    }
  }

  /** A batch of tokenized texts, at least one. */
  public static TokenBatch of(List<TokenizedText> texts) {
    int n = texts.stream().mapToInt(t -> t.tokens().size()).max().orElse(0);
    long[] ids = new long[texts.size() * n];
    float[] mask = new float[ids.length];
    int row = 0;
    for (TokenizedText text : texts) {
      int at = row;
      for (Token t : text.tokens()) {
        ids[at] = t.id();
        mask[at] = 1;
        at++;
      }
      row += n;
    }
    return new TokenBatch(texts.size(), n, ids, mask);
  }

  /** True if some text is shorter than the longest. */
  public boolean isPadded() {
    for (float m : mask) {
      if (m == 0) {
        return true;
      }
    }
    return false;
  }
}
