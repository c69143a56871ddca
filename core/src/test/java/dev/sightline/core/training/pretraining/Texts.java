package dev.sightline.core.training.pretraining;

import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/** Texts whose tokens are made up: each word has the number that its letters give it. */
final class Texts {
  private Texts() {}

  /** Words by blanks; {@code snow|board} is one word of two pieces. */
  static TokenizedText of(String text) {
    List<Token> tokens = new ArrayList<>(List.of(new Token(101, "[CLS]", 0, 0, -1)));
    int at = 0;
    int word = 0;
    StringBuilder plain = new StringBuilder();
    for (String w : text.split(" ")) {
      for (String piece : w.split("\\|")) {
        tokens.add(new Token(id(piece), piece, at, at + piece.length(), word));
        plain.append(piece);
        at += piece.length();
      }
      plain.append(' ');
      at++;
      word++;
    }
    tokens.add(new Token(102, "[SEP]", 0, 0, -1));
    return new TokenizedText(plain.toString().strip(), tokens, false);
  }

  static int id(String piece) {
    return 1000 + Math.floorMod(piece.hashCode(), 20_000);
  }
}
