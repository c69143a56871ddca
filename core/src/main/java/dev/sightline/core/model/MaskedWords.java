package dev.sightline.core.model;

import dev.sightline.core.text.Token;

/** How a hidden word looks to the frozen text encoders. Stateless. */
public final class MaskedWords {
  /** Number of [MASK] in the vocabulary of both built-in text encoders. */
  public static final int MASK = 103;

  private MaskedWords() {}

  /** [MASK] in the place of a token. */
  public static Token masked(Token token) {
    return new Token(MASK, "[MASK]", token.start(), token.end(), token.word());
  }
}
