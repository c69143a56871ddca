package dev.sightline.core.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user typed, read so that nothing is an error: {@code "quoted words"} must stand together,
 * {@code -word} and {@code -"quoted words"} must not stand, all else is words.
 *
 * @param words all that may score, quoted words included
 * @param together what must stand together, each of at least one letter or digit
 * @param without what must not stand
 */
record UserWords(String words, List<String> together, List<String> without) {
  /** More of a pasted text is not read. */
  private static final int MAX_CHARS = 10_000;

  /**
   * Quoted words with or without a minus before, or a word with one; a minus inside is a hyphen.
   */
  private static final Pattern PART =
      Pattern.compile("(?<!\\S)(-?)[\"“”]([^\"“”]*)[\"“”]|(?<!\\S)-(?=[\\p{L}\\p{N}])(\\S+)");

  /** Filters are costly; a user types few of them. */
  private static final int MAX_FILTERS = 16;

  UserWords {
    together = List.copyOf(together);
    without = List.copyOf(without);
  }

  static UserWords of(String typed) {
    String text = typed.length() <= MAX_CHARS ? typed : typed.substring(0, MAX_CHARS);
    List<String> together = new ArrayList<>();
    List<String> without = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    Matcher part = PART.matcher(text);
    int at = 0;
    while (part.find()) {
      words.append(text, at, part.start()).append(' ');
      at = part.end();
      if (part.group(3) != null) {
        add(without, part.group(3));
      } else if (part.group(1).isEmpty()) {
        add(together, part.group(2));
        words.append(part.group(2)).append(' ');
      } else {
        add(without, part.group(2));
      }
    }
    words.append(text, at, text.length());
    return new UserWords(words.toString(), together, without);
  }

  private static void add(List<String> list, String words) {
    if (list.size() < MAX_FILTERS && words.codePoints().anyMatch(Character::isLetterOrDigit)) {
      list.add(words);
    }
  }
}
