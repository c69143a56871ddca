package dev.sightline.core.analysis.statistics;

import dev.sightline.core.text.Token;
import java.util.Optional;

/**
 * A token that stands for no words and yet collects weight: a head that finds nothing to look at
 * still has to share out a weight of 1, and learns to drop it there (Clark et al., 2019; Xiao et
 * al., 2024, who named them attention sinks).
 */
public enum Sink {
  /** {@code [CLS]} or {@code <s>}, at the beginning. */
  CLS,
  /** {@code [SEP]} or {@code </s>}, at the end. */
  SEP,
  /** What fills a text up to a length. */
  PADDING,
  /** Any other token that stands for no characters. */
  OTHER;

  /** What kind of sink a token is; empty if it stands for characters. */
  public static Optional<Sink> of(Token token) {
    if (!token.isSpecial()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (token.piece()) {
          case "[CLS]", "<s>" -> CLS;
          case "[SEP]", "</s>" -> SEP;
          case "[PAD]", "<pad>" -> PADDING;
          default -> OTHER;
        });
  }
}
