package dev.sightline.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Captions as lists of words, in the way of the Penn Treebank tokeniser that caption scores are
 * counted with (Chen et al., 2015, "Microsoft COCO Captions", section 4): lower case, clitics apart
 * ({@code dog 's}, {@code does n't}), no punctuation. Words that are split by blanks already stay
 * as they are. Chinese is cut into words by a dictionary. Stateless.
 */
public final class CaptionWords {
  private static final Pattern WORD =
      Pattern.compile("n't|'(?:s|re|ve|ll|d|m)\\b|[\\p{L}\\p{N}]+(?:[-_.&][\\p{L}\\p{N}]+)*");
  private static final Pattern NOT = Pattern.compile("(\\p{L})n't\\b");

  private CaptionWords() {}

  /** The words of a caption; empty if it has none. */
  public static List<String> of(String caption) {
    String text = caption.toLowerCase(Locale.ROOT).replace('’', '\'').replace('`', '\'');
    Matcher matcher = WORD.matcher(NOT.matcher(text).replaceAll("$1 n't"));
    List<String> words = new ArrayList<>();
    while (matcher.find()) {
      String word = matcher.group();
      if (ChineseWords.has(word)) {
        words.addAll(ChineseWords.of(word));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  /**
   * Words, or sentences, one after the other: blanks stand between them, but not beside Chinese
   * ones.
   */
  public static String joined(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      if (i > 0 && !ChineseWords.has(words.get(i - 1)) && !ChineseWords.has(words.get(i))) {
        text.append(' ');
      }
      text.append(words.get(i));
    }
    return text.toString();
  }

  /** A caption as a sentence, with its capital and its full stop. */
  public static String sentence(String caption) {
    String text = caption.replace(" '", "'");
    return text.substring(0, 1).toUpperCase(Locale.ROOT)
        + text.substring(1)
        + (ChineseWords.has(text) ? "。" : ".");
  }
}
