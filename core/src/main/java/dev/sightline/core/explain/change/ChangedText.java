package dev.sightline.core.explain.change;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with some of its words hidden. Immutable.
 *
 * @param tokens the text and its tokens
 * @param hidden characters of hidden words
 */
record ChangedText(TokenizedText tokens, List<Range> hidden) {
  /**
   * Characters of a text.
   *
   * @param start first, UTF-16 index
   * @param end one past the last
   */
  record Range(int start, int end) {
    boolean overlaps(int from, int to) {
      return start < to && from < end;
    }
  }

  /** Splits a text. */
  @FunctionalInterface
  interface Tokenizer {
    TokenizedText tokenize(String text) throws SightlineException;
  }

  ChangedText {
    hidden = List.copyOf(hidden);
  }

  /** Words as the tokenizer counts them, by their characters. */
  static List<Range> words(TokenizedText text) {
    List<Range> words = new ArrayList<>();
    for (Token t : text.tokens()) {
      if (t.isSpecial()) {
        continue;
      }
      while (words.size() <= t.word()) {
        words.add(new Range(t.start(), t.end()));
      }
      Range so = words.get(t.word());
      words.set(t.word(), new Range(so.start(), Math.max(so.end(), t.end())));
    }
    return words;
  }

  /**
   * The text after one more change.
   *
   * @return empty if the change does not fit: a word is not there
   */
  Optional<ChangedText> with(Change.OfText change, Tokenizer tokenizer) throws SightlineException {
    return switch (change) {
      case Change.EditText edit ->
          Optional.of(new ChangedText(tokenizer.tokenize(edit.text()), List.of()));
      case Change.MaskWord mask -> find(mask.word()).map(this::hiding);
      case Change.ReplaceWord replace -> {
        Optional<Range> word = find(replace.word());
        yield word.isEmpty()
            ? Optional.empty()
            : Optional.of(replacing(word.get(), replace.by(), tokenizer));
      }
      case Change.SwapWords swap -> {
        Optional<Range> one = find(swap.one());
        Optional<Range> other = find(swap.other());
        yield one.isEmpty() || other.isEmpty() || one.equals(other)
            ? Optional.empty()
            : Optional.of(swapping(one.get(), other.get(), tokenizer));
      }
    };
  }

  private Optional<Range> find(WordRef ref) {
    List<Range> words = words(tokens);
    boolean there = ref.index() < words.size();
    if (there
        && (ref.spelling().isEmpty() || spelling(words.get(ref.index())).equals(ref.spelling()))) {
      return Optional.of(words.get(ref.index()));
    }
    return words.stream().filter(w -> spelling(w).equals(ref.spelling())).findFirst();
  }

  private String spelling(Range word) {
    return tokens.text().substring(word.start(), word.end());
  }

  private ChangedText hiding(Range word) {
    List<Range> more = new ArrayList<>(hidden);
    more.add(word);
    return new ChangedText(tokens, more);
  }

  private ChangedText replacing(Range word, String by, Tokenizer tokenizer)
      throws SightlineException {
    String text = tokens.text();
    int longer = by.length() - (word.end() - word.start());
    List<Range> kept = new ArrayList<>();
    for (Range h : hidden) {
      if (!h.overlaps(word.start(), word.end())) {
        int move = h.start() >= word.end() ? longer : 0;
        kept.add(new Range(h.start() + move, h.end() + move));
      }
    }
    String replaced = text.substring(0, word.start()) + by + text.substring(word.end());
    return new ChangedText(tokenizer.tokenize(replaced), kept);
  }

  private ChangedText swapping(Range one, Range other, Tokenizer tokenizer)
      throws SightlineException {
    Range left = one.start() < other.start() ? one : other;
    Range right = left == one ? other : one;
    String a = spelling(left);
    String b = spelling(right);
    boolean leftHidden = hidden.stream().anyMatch(h -> h.overlaps(left.start(), left.end()));
    boolean rightHidden = hidden.stream().anyMatch(h -> h.overlaps(right.start(), right.end()));
    // the right one first, so that the left one has not moved
    ChangedText swapped = replacing(right, a, tokenizer).replacing(left, b, tokenizer);
    int moved = b.length() - a.length();
    if (leftHidden) {
      int start = right.start() + moved;
      swapped = swapped.hiding(new Range(start, start + a.length()));
    }
    return rightHidden
        ? swapped.hiding(new Range(left.start(), left.start() + b.length()))
        : swapped;
  }

  /** For each token: whether it belongs to a hidden word. */
  boolean[] hiddenTokens() {
    boolean[] mask = new boolean[tokens.tokens().size()];
    for (int i = 0; i < mask.length; i++) {
      Token t = tokens.tokens().get(i);
      mask[i] = !t.isSpecial() && hidden.stream().anyMatch(h -> h.overlaps(t.start(), t.end()));
    }
    return mask;
  }
}
