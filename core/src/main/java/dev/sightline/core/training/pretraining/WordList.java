package dev.sightline.core.training.pretraining;

import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that can be hidden and guessed: words that are one token of the text encoder, made of
 * letters, the most frequent of the training texts. Rarer words, and words of several pieces, are
 * read but never hidden.
 *
 * @param words by falling frequency
 * @param ids the token of each
 * @param counts how often each stands in the training texts
 */
record WordList(List<String> words, List<Integer> ids, List<Integer> counts) {
  WordList {
    words = List.copyOf(words);
    ids = List.copyOf(ids);
    counts = List.copyOf(counts);
  }

  /**
   * @param most words at most; equally frequent ones by the alphabet
   */
  static WordList of(List<Pairs> sets, int most) {
    Map<Integer, Integer> counts = new HashMap<>();
    Map<Integer, String> names = new HashMap<>();
    for (Pairs set : sets) {
      for (List<TokenizedText> texts : set.texts()) {
        for (TokenizedText text : texts) {
          for (int i = 0; i < text.tokens().size(); i++) {
            if (isWord(text.tokens(), i)) {
              Token t = text.tokens().get(i);
              counts.merge(t.id(), 1, Integer::sum);
              names.put(t.id(), t.piece());
            }
          }
        }
      }
    }
    List<Integer> ids =
        counts.keySet().stream()
            .sorted(
                Comparator.<Integer>comparingInt(id -> -counts.get(id)).thenComparing(names::get))
            .limit(most)
            .toList();
    return new WordList(
        ids.stream().map(names::get).toList(), ids, ids.stream().map(counts::get).toList());
  }

  /** The number of each token among the words. */
  Map<Integer, Integer> numbers() {
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      numbers.put(ids.get(i), i);
    }
    return numbers;
  }

  /** Logarithm of each word's share of all of them: what can be said without reading. */
  float[] logShares() {
    double all = counts.stream().mapToInt(Integer::intValue).sum();
    float[] logs = new float[counts.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(counts.get(i) / all);
    }
    return logs;
  }

  /** True if a token is a whole word of letters. */
  static boolean isWord(List<Token> tokens, int at) {
    Token t = tokens.get(at);
    return !t.isSpecial()
        && t.piece().codePoints().allMatch(Character::isLetter)
        && (at == 0 || tokens.get(at - 1).word() != t.word())
        && (at + 1 == tokens.size() || tokens.get(at + 1).word() != t.word());
  }
}
