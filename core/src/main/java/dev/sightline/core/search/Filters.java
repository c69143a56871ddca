package dev.sightline.core.search;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Which videos may be found, as a Lucene query over videos' documents. */
final class Filters {
  private Filters() {}

  /**
   * @return empty if every video may be found
   */
  static Optional<Query> of(SearchFilter filter, UserWords words, WordQueries queries) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (!filter.classes().isEmpty()) {
      all.add(
          KeywordField.newSetQuery(
              Fields.CLASS,
              filter.classes().stream().map(c -> new BytesRef(VideoDocuments.cut(c))).toList()),
          Occur.FILTER);
    }
    for (String tag : filter.tags()) {
      all.add(KeywordField.newExactQuery(Fields.TAG, VideoDocuments.cut(tag)), Occur.FILTER);
    }
    if (filter.minMs() > 0 || filter.maxMs() < Long.MAX_VALUE) {
      all.add(
          LongField.newRangeQuery(Fields.DURATION, filter.minMs(), filter.maxMs()), Occur.FILTER);
    }
    if (!filter.only().isEmpty()) {
      all.add(ids(filter.only()), Occur.FILTER);
    }
    if (!filter.except().isEmpty()) {
      all.add(ids(filter.except()), Occur.MUST_NOT);
    }
    words.together().forEach(t -> queries.together(t).ifPresent(q -> all.add(q, Occur.FILTER)));
    words.without().forEach(t -> queries.together(t).ifPresent(q -> all.add(q, Occur.MUST_NOT)));
    if (all.build().clauses().isEmpty()) {
      return Optional.empty();
    }
    all.add(new TermQuery(new Term(Fields.TYPE, Fields.VIDEO)), Occur.FILTER);
    return Optional.of(all.build());
  }

  private static Query ids(Set<String> ids) {
    Collection<BytesRef> terms = ids.stream().map(BytesRef::new).toList();
    return new TermInSetQuery(Fields.ID, terms);
  }
}
