package dev.sightline.core.model.generation;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From sentences to numbers of words. Immutable; thread-safe. */
public final class SentenceWords {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final GeneratorConfig config;
  private final Map<String, Integer> numbers = new HashMap<>();

  public SentenceWords(GeneratorConfig config) {
    this.config = config;
    for (int i = 1; i < config.words().size(); i++) {
      numbers.put(config.words().get(i), i);
    }
  }

  /**
   * A sentence as the networks take it.
   *
   * @param numbers of the known words, the start first
   * @param words the known words in their order, without the start
   * @param unknown the words that are passed over, in their order
   */
  public record Read(int[] numbers, List<String> words, List<String> unknown) {
    public Read {
      words = List.copyOf(words);
      unknown = List.copyOf(unknown);
    }
  }

  /** Any text; upper case is as lower case, all but letters and digits only parts words. */
  public Read read(String sentence) {
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Matcher m = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
    while (m.find()) {
      (numbers.containsKey(m.group()) ? known : unknown).add(m.group());
    }
    int[] all = new int[known.size() + 1];
    for (int i = 0; i < known.size(); i++) {
      all[i + 1] = numbers.get(known.get(i));
    }
    return new Read(all, known, unknown);
  }

  /**
   * A sentence that something can be generated from.
   *
   * @throws SightlineException {@code TEXT} if it is empty, none of its words is known, or it is
   *     too long
   */
  public Read require(String sentence) throws SightlineException {
    if (sentence.isBlank()) {
      throw new SightlineException(Problem.TEXT, Phrase.of("The sentence is empty."));
    }
    Read read = read(sentence);
    if (read.words().isEmpty()) {
      throw new SightlineException(
          Problem.TEXT,
          Phrase.of(
              "The generator knows none of the words “{0}”.", String.join(" ", read.unknown())));
    }
    if (read.words().size() > config.longest()) {
      throw new SightlineException(
          Problem.TEXT,
          Phrase.of(
              "The sentence has {0} words that the generator knows; it takes at most {1}.",
              read.words().size(), config.longest()));
    }
    return read;
  }
}
