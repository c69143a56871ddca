package dev.sightline.core.training.pretraining;

import dev.sightline.core.model.MaskedWords;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Hides words of texts (Devlin et al., 2019, section 3.1, task 1): of the words that can be
 * guessed, a share; of those, 80 % become [MASK], 10 % another word and 10 % stay, so that the
 * network cannot know which tokens it is asked about. Thread-safe.
 */
final class TextMasker {
  private static final double MASKED = 0.8;
  private static final double REPLACED = 0.1;

  private final WordList words;
  private final Map<Integer, Integer> numbers;
  private final double share;

  /**
   * @param share of the words that can be guessed, 0..1; a text that has such words loses one at
   *     least
   */
  TextMasker(WordList words, double share) {
    this.words = words;
    this.numbers = words.numbers();
    this.share = share;
  }

  /**
   * A text with hidden words.
   *
   * @param text as the encoder reads it
   * @param places numbers of the tokens that are asked about
   * @param answers what stands there, as numbers of words
   */
  record Masked(TokenizedText text, List<Integer> places, List<Integer> answers) {
    Masked {
      places = List.copyOf(places);
      answers = List.copyOf(answers);
    }
  }

  /** Places of a text's tokens that are words which can be guessed. */
  List<Integer> candidates(TokenizedText text) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < text.tokens().size(); i++) {
      if (WordList.isWord(text.tokens(), i) && numbers.containsKey(text.tokens().get(i).id())) {
        places.add(i);
      }
    }
    return places;
  }

  /** Hides words for training. */
  Masked mask(TokenizedText text, SplittableRandom random) {
    List<Integer> candidates = candidates(text);
    List<Integer> places = new ArrayList<>();
    for (int place : candidates) {
      if (random.nextDouble() < share) {
        places.add(place);
      }
    }
    if (places.isEmpty() && !candidates.isEmpty()) {
      places.add(candidates.get(random.nextInt(candidates.size())));
    }
    List<Token> tokens = new ArrayList<>(text.tokens());
    for (int place : places) {
      double how = random.nextDouble();
      Token old = tokens.get(place);
      if (how < MASKED) {
        tokens.set(place, MaskedWords.masked(old));
      } else if (how < MASKED + REPLACED) {
        int other = random.nextInt(words.ids().size());
        tokens.set(
            place,
            new Token(
                words.ids().get(other),
                words.words().get(other),
                old.start(),
                old.end(),
                old.word()));
      }
    }
    return masked(text, tokens, places);
  }

  /** Hides one word, as a guess is asked for: always [MASK]. */
  Masked one(TokenizedText text, int place) {
    List<Token> tokens = new ArrayList<>(text.tokens());
    tokens.set(place, MaskedWords.masked(tokens.get(place)));
    return masked(text, tokens, List.of(place));
  }

  private Masked masked(TokenizedText text, List<Token> tokens, List<Integer> places) {
    List<Integer> answers =
        places.stream().map(p -> numbers.get(text.tokens().get(p).id())).toList();
    return new Masked(new TokenizedText(text.text(), tokens, text.truncated()), places, answers);
  }
}
