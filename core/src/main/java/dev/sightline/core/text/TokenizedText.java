package dev.sightline.core.text;

import java.util.List;

/**
 * A text and its tokens, special tokens included.
 *
 * @param text what was tokenized
 * @param tokens [CLS] … [SEP]
 * @param truncated true if the text was longer than the model reads; the tokens then cover its
 *     beginning only
 */
public record TokenizedText(String text, List<Token> tokens, boolean truncated) {
  public TokenizedText {
    tokens = List.copyOf(tokens);
  }

  /** True if there is nothing but special tokens. */
  public boolean isBlank() {
    return tokens.stream().allMatch(Token::isSpecial);
  }
}
