package dev.sightline.core.digits;

import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectSize;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A sentence about a clip, such as {@code the small red handwritten seven moves in a circle}.
 *
 * @param text of the sentence
 * @param saysSize true if it says the size; it always says colour, digit and path
 */
public record DigitSentence(String text, boolean saysSize) {
  private static final List<String> NUMERALS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static final List<String> ARTICLES = List.of("a", "the");
  private static final List<String> VERBS = List.of("moves", "goes");

  /** What stands before the numeral. */
  private static final List<String> NOUNS = List.of("", "", "handwritten ", "digit ");

  /** A sentence that is true of a clip; chance decides on its form. */
  public static DigitSentence of(MovingDigit clip, SplittableRandom random) {
    boolean saysSize = random.nextInt(3) == 0;
    int digit = clip.picture().digit();
    String text =
        one(ARTICLES, random)
            + (saysSize ? " " + clip.size().word() : "")
            + " "
            + clip.colour().word()
            + " "
            + one(NOUNS, random)
            + (random.nextInt(4) == 0 ? Integer.toString(digit) : numeral(digit))
            + " "
            + one(VERBS, random)
            + " "
            + clip.path().words();
    return new DigitSentence(text, saysSize);
  }

  /** The word for a digit, 0 to 9. */
  public static String numeral(int digit) {
    return NUMERALS.get(digit);
  }

  /** All words that sentences can have, in alphabetical order. */
  public static List<String> vocabulary() {
    TreeSet<String> words = new TreeSet<>(NUMERALS);
    for (int d = 0; d < HandwrittenDigits.CLASSES; d++) {
      words.add(Integer.toString(d));
    }
    words.addAll(ARTICLES);
    words.addAll(VERBS);
    NOUNS.stream().map(String::strip).filter(w -> !w.isEmpty()).forEach(words::add);
    for (ObjectColour c : ObjectColour.values()) {
      words.add(c.word());
    }
    for (ObjectSize s : ObjectSize.values()) {
      words.add(s.word());
    }
    for (DigitPath p : DigitPath.values()) {
      words.addAll(List.of(p.words().split(" ")));
    }
    return List.copyOf(words);
  }

  private static <T> T one(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }
}
