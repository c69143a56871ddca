package dev.sightline.core.text;

/**
 * One token of a text, as the model sees it.
 *
 * @param id index in the vocabulary
 * @param piece the vocabulary's spelling: {@code pour}, {@code ##s}, {@code [CLS]}
 * @param start first character (UTF-16 index into the text), 0 for special tokens
 * @param end one past the last character; equals {@code start} for special tokens
 * @param word index of the word that it belongs to, from 0; -1 for special tokens
 */
public record Token(int id, String piece, int start, int end, int word) {
  /** True for [CLS] and [SEP], which stand for no character. */
  public boolean isSpecial() {
    return word < 0;
  }
}
