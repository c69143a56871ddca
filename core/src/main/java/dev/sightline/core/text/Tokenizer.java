package dev.sightline.core.text;

/** Splits a text into the pieces of a model's vocabulary. Thread-safe. */
public interface Tokenizer extends AutoCloseable {
  /**
   * @param text any text, also empty; characters that form no valid pair become U+FFFD for the
   *     model, with offsets unchanged
   * @return [CLS], the tokens with their place in {@code text}, [SEP]; cut to what the model reads
   */
  TokenizedText tokenize(String text);

  /** Largest number of tokens, special ones included. */
  int maxTokens();

  @Override
  void close();
}
