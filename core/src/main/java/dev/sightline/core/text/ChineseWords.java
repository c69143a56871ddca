package dev.sightline.core.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Chinese is written without blanks between words: finds them by Lucene's hidden Markov model
 * (Zhang et al., 2003, "HHMM-based Chinese lexical analyzer ICTCLAS"). Stateless.
 */
final class ChineseWords {
  private static final Character.UnicodeScript HAN = Character.UnicodeScript.HAN;

  private ChineseWords() {}

  /** True if a text has Chinese characters. */
  static boolean has(String text) {
    return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == HAN);
  }

  /**
   * The words of a text.
   *
   * @param text without punctuation
   */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    try (Tokenizer tokens = new HMMChineseTokenizer()) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.setReader(new StringReader(text));
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return words;
  }
}
