package dev.sightline.core.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts texts into terms, by their language: English ones by the standard tokenizer and Porter's
 * stemmer, Chinese ones by Lucene's hidden Markov model of words. Thread-safe; close it.
 */
final class Languages implements AutoCloseable {
  private static final String ENGLISH = "en";
  private static final String CHINESE = "zh";

  private final Map<String, Analyzer> byLanguage =
      Map.of(ENGLISH, new EnglishAnalyzer(), CHINESE, new SmartChineseAnalyzer());

  /**
   * A term of a text.
   *
   * @param term as the index holds it
   * @param written as the text has it
   * @param position its place among the words, from 0; words that are not in the index count
   */
  record Term(String term, String written, int position) {}

  /** The language whose analyzer a text gets: the named one if there is one, else by script. */
  static String of(String text, String named) {
    return Fields.LANGUAGES.contains(named) ? named : byScript(text);
  }

  /** Chinese if there is a Han character in it, else English. */
  static String byScript(String text) {
    return text.codePoints().anyMatch(Languages::isHan) ? CHINESE : ENGLISH;
  }

  private static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /** For the index: each field by the language in its name. */
  Analyzer forFields() {
    Map<String, Analyzer> fields = new HashMap<>();
    Set<String> places = new LinkedHashSet<>(Fields.PLACES.keySet());
    places.add(Fields.SUBTITLE);
    for (String place : places) {
      byLanguage.forEach((language, a) -> fields.put(Fields.words(place, language), a));
    }
    return new PerFieldAnalyzerWrapper(byLanguage.get(ENGLISH), fields);
  }

  /** The terms of a text in their order. */
  List<Term> terms(String text, String language) {
    List<Term> terms = new ArrayList<>();
    try (TokenStream stream = byLanguage.get(language).tokenStream("query", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        String written = text.substring(offset.startOffset(), offset.endOffset());
        position += step.getPositionIncrement();
        terms.add(new Term(term.toString(), written, position));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string", e);
    }
    return terms;
  }

  /** The languages in which a query may mean something. */
  static Set<String> ofQuery(String text) {
    Set<String> languages = new LinkedHashSet<>();
    if (text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) && !isHan(c))) {
      languages.add(ENGLISH);
    }
    languages.add(CHINESE); // a Chinese text may hold words in Latin letters
    return languages;
  }

  @Override
  public void close() {
    byLanguage.values().forEach(Analyzer::close);
  }
}
