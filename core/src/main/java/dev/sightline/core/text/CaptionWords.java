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
 * as they are. Stateless.
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
      words.add(matcher.group());
    }
    return words;
  }
}
