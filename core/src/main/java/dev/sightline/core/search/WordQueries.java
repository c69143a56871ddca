package dev.sightline.core.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;

/**
 * Makes queries of a user's words. They are built of terms, never parsed by a grammar, so no text
 * can be wrong.
 */
final class WordQueries {
  /** Different terms that are looked up; more of a pasted page say nothing new. */
  private static final int MAX_TERMS = 64;

  /** A word that stands in several places of a video counts little more than once. */
  private static final float TIE = 0.1f;

  private final Languages languages;
  private final BitSetProducer videos;

  /**
   * @param videos tells documents of videos from those of their parts
   */
  WordQueries(Languages languages, BitSetProducer videos) {
    this.languages = languages;
    this.videos = videos;
  }

  /**
   * A word of the query.
   *
   * @param written as the user wrote it
   * @param places for each place the query that finds videos with the word there
   * @param subtitle finds subtitles with the word
   */
  record Word(String written, Map<String, Query> places, Query subtitle) {
    Query scored() {
      List<Query> all = new ArrayList<>();
      places.forEach(
          (place, query) -> all.add(new BoostQuery(query, Fields.PLACES.getOrDefault(place, 1f))));
      return new DisjunctionMaxQuery(all, TIE);
    }
  }

  /** The words of a text, each once. */
  List<Word> words(String text) {
    Map<Term, Word> words = new LinkedHashMap<>();
    for (String language : Languages.ofQuery(text)) {
      for (Languages.Term term : languages.terms(text, language)) {
        Term key = new Term(Fields.words(Fields.SUBTITLE, language), term.term());
        if (words.size() < MAX_TERMS && !words.containsKey(key)) {
          words.put(key, word(term, language));
        }
      }
    }
    return List.copyOf(words.values());
  }

  private Word word(Languages.Term term, String language) {
    Map<String, Query> places = new LinkedHashMap<>();
    for (String place : Fields.PLACES.keySet()) {
      places.put(place, new TermQuery(new Term(Fields.words(place, language), term.term())));
    }
    Query subtitle = new TermQuery(new Term(Fields.words(Fields.SUBTITLE, language), term.term()));
    places.put(Fields.SUBTITLE, inSubtitles(subtitle));
    return new Word(term.written(), places, subtitle);
  }

  private Query inSubtitles(Query query) {
    return new ToParentBlockJoinQuery(query, videos, ScoreMode.Max);
  }

  /**
   * Videos in which these words stand together, anywhere.
   *
   * @return empty if no word of them is in any index, such as “the”
   */
  Optional<Query> together(String text) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    boolean some = false;
    for (String language : Languages.ofQuery(text)) {
      List<Languages.Term> terms = languages.terms(text, language);
      if (terms.isEmpty()) {
        continue;
      }
      some = true;
      for (String place : Fields.PLACES.keySet()) {
        any.add(phrase(Fields.words(place, language), terms), Occur.SHOULD);
      }
      Query subtitle = phrase(Fields.words(Fields.SUBTITLE, language), terms);
      any.add(inSubtitles(subtitle), Occur.SHOULD);
    }
    return some ? Optional.of(any.build()) : Optional.empty();
  }

  private static Query phrase(String field, List<Languages.Term> terms) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    int first = terms.getFirst().position();
    for (Languages.Term term : terms.subList(0, Math.min(terms.size(), MAX_TERMS))) {
      phrase.add(new Term(field, term.term()), term.position() - first);
    }
    return phrase.build();
  }
}
