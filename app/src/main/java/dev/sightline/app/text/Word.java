package dev.sightline.app.text;

import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of the text and the pieces that the model reads it in.
 *
 * @param spaced true if white space stands before it
 * @param pieces at least one, in their order
 */
record Word(boolean spaced, List<Piece> pieces) {
  /**
   * A piece of a word.
   *
   * @param token index in the analysis' tokens
   * @param text its characters as they stand in the text
   */
  record Piece(int token, String text) {}

  Word {
    pieces = List.copyOf(pieces);
  }

  /** All characters of the word. */
  String text() {
    StringBuilder all = new StringBuilder();
    pieces.forEach(p -> all.append(p.text()));
    return all.toString();
  }

  /** The words of a text, special tokens left out. */
  static List<Word> of(TokenizedText text) {
    List<Word> words = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    int word = -1;
    boolean spaced = false;
    for (int i = 0; i < text.tokens().size(); i++) {
      Token t = text.tokens().get(i);
      if (t.isSpecial()) {
        continue;
      }
      if (t.word() != word && !pieces.isEmpty()) {
        words.add(new Word(spaced, pieces));
        pieces.clear();
      }
      if (pieces.isEmpty()) {
        spaced = t.start() > end;
      }
      word = t.word();
      end = t.end();
      pieces.add(new Piece(i, text.text().substring(t.start(), t.end())));
    }
    if (!pieces.isEmpty()) {
      words.add(new Word(spaced, pieces));
    }
    return List.copyOf(words);
  }
}
