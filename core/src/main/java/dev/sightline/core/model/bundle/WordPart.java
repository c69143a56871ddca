package dev.sightline.core.model.bundle;

import dev.sightline.core.tensor.TensorFile;
import java.util.List;

/**
 * How a bundle guesses hidden words, in Java memory. Immutable.
 *
 * @param language of the words (ISO 639-1)
 * @param width of their embeddings; 0: they are the text encoder's own, unit rows, and not among
 *     the weights
 * @param words that can be guessed, by falling frequency
 * @param ids the token of each
 * @param weights by the names of {@link dev.sightline.core.model.MaskedNet}; all finite
 */
public record WordPart(
    String language, int width, List<String> words, List<Integer> ids, TensorFile weights) {
  /**
   * @throws IllegalArgumentException if the sizes do not fit together or a word or token comes
   *     twice
   */
  public WordPart {
    words = List.copyOf(words);
    ids = List.copyOf(ids);
    if (width < 0 || width > 65_536 || words.isEmpty() || words.size() > 65_536) {
      throw new IllegalArgumentException(words.size() + " words of the width " + width);
    }
    if (words.size() != ids.size()) {
      throw new IllegalArgumentException(words.size() + " words, " + ids.size() + " tokens");
    }
    if (words.stream().distinct().count() != words.size()
        || ids.stream().distinct().count() != ids.size()) {
      throw new IllegalArgumentException("a word or a token comes twice");
    }
    if (ids.stream().anyMatch(id -> id < 0)) {
      throw new IllegalArgumentException("a token has a negative number");
    }
  }
}
