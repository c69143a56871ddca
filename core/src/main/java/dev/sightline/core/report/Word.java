package dev.sightline.core.report;

import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A word of the text and the tokens that it was cut into.
 *
 * @param text its characters
 * @param start first character in the text
 * @param end one past the last character
 * @param tokens indices of its tokens, at least one
 */
record Word(String text, int start, int end, List<Integer> tokens) {
  /** English and Chinese words that only join others. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the this that these those and or but nor so if than then as of at by for from in"
                  + " into on onto to up with without over under out off about is are was were be"
                  + " been being am has have had do does did will would can could may might must it"
                  + " its he she they them his her their we you i me my your our who which what"
                  + " there here not no"
                  + " 的 地 得 着 了 过 和 与 及 或 在 从 向 对 把 被 给 是 有 也 都 就 而 并 之 个 只 一")
              .split(" "));

  Word {
    tokens = List.copyOf(tokens);
  }

  /** True if it names something: it has a letter or a digit, and does not only join others. */
  boolean hasContent() {
    return text.codePoints().anyMatch(Character::isLetterOrDigit)
        && !FUNCTION_WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** The words of a text in their order; special tokens belong to none. */
  static List<Word> of(TokenizedText text) {
    List<Word> words = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    List<Token> tokens = text.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (t.isSpecial()) {
        continue;
      }
      if (!open.isEmpty() && tokens.get(open.getLast()).word() != t.word()) {
        words.add(join(text, open));
        open.clear();
      }
      open.add(i);
    }
    if (!open.isEmpty()) {
      words.add(join(text, open));
    }
    return words;
  }

  private static Word join(TokenizedText text, List<Integer> indices) {
    int start = text.tokens().get(indices.getFirst()).start();
    int end = text.tokens().get(indices.getLast()).end();
    return new Word(text.text().substring(start, end), start, end, indices);
  }
}
