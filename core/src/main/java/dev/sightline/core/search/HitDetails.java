package dev.sightline.core.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.BitSet;

/** Tells of found videos which words matched and where to begin. One thread, one reader. */
final class HitDetails {
  private final IndexSearcher searcher;
  private final BitSetProducer videos;

  /**
   * @param videos tells documents of videos from those of their parts
   */
  HitDetails(IndexSearcher searcher, BitSetProducer videos) {
    this.searcher = searcher;
    this.videos = videos;
  }

  /** The id of a video's document. */
  String id(int doc) throws IOException {
    return searcher.storedFields().document(doc, Set.of(Fields.ID)).get(Fields.ID);
  }

  /** For each document the words of the query that stand in it. */
  Map<Integer, List<MatchedWord>> matched(List<WordQueries.Word> words, List<Integer> docs)
      throws IOException {
    int[] sorted = docs.stream().mapToInt(Integer::intValue).sorted().toArray();
    Map<Integer, Map<String, Set<String>>> found = new LinkedHashMap<>();
    for (WordQueries.Word word : words) {
      for (Map.Entry<String, Query> place : word.places().entrySet()) {
        for (int doc : holding(place.getValue(), sorted)) {
          found
              .computeIfAbsent(doc, d -> new LinkedHashMap<>())
              .computeIfAbsent(word.written(), w -> new TreeSet<>())
              .add(place.getKey());
        }
      }
    }
    Map<Integer, List<MatchedWord>> matched = new LinkedHashMap<>();
    found.forEach(
        (doc, places) -> {
          List<MatchedWord> all = new ArrayList<>();
          places.forEach((w, p) -> all.add(new MatchedWord(w, p)));
          matched.put(doc, all);
        });
    return matched;
  }

  /** Those of the documents, in ascending order, that a query finds. */
  private List<Integer> holding(Query query, int[] docs) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Integer> holding = new ArrayList<>();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = null;
    DocIdSetIterator at = null;
    for (int doc : docs) {
      LeafReaderContext its = leaves.get(ReaderUtil.subIndex(doc, leaves));
      if (its != leaf) {
        leaf = its;
        Scorer scorer = weight.scorer(leaf);
        at = scorer == null ? null : scorer.iterator();
      }
      int local = doc - leaf.docBase;
      if (at != null && (at.docID() == local || at.docID() < local && at.advance(local) == local)) {
        holding.add(doc);
      }
    }
    return holding;
  }

  /** The subtitle of a video that has most of the words. */
  Optional<BestMoment> subtitle(String id, List<WordQueries.Word> words) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.forEach(w -> any.add(w.subtitle(), Occur.SHOULD));
    Query query =
        new BooleanQuery.Builder()
            .add(any.build(), Occur.MUST)
            .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
            .build();
    for (ScoreDoc d : searcher.search(query, 1).scoreDocs) {
      Document cue = searcher.storedFields().document(d.doc);
      return Optional.of(
          new BestMoment(
              span(cue), Route.WORDS, d.score, Optional.ofNullable(cue.get(Fields.CUE))));
    }
    return Optional.empty();
  }

  /** The clip of a video that is most like a vector. All are compared, none is guessed. */
  Optional<BestMoment> clip(int video, float[] vector) throws IOException {
    int best = -1;
    double score = Double.NEGATIVE_INFINITY;
    for (Clip clip : clips(video)) {
      double s = dot(clip.vector(), vector);
      if (s > score) {
        score = s;
        best = clip.doc();
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    Document d = searcher.storedFields().document(best);
    return Optional.of(new BestMoment(span(d), Route.MOMENT, score, Optional.empty()));
  }

  /**
   * What a video is compared by.
   *
   * @param clips false: its clips are left out
   */
  IndexedVideo.Vectors vectors(int video, boolean clips) throws IOException {
    List<IndexedMoment> moments = new ArrayList<>();
    for (Clip clip : clips ? clips(video) : List.<Clip>of()) {
      moments.add(
          new IndexedMoment(span(searcher.storedFields().document(clip.doc())), clip.vector()));
    }
    return new IndexedVideo.Vectors(vector(video, Route.TEXT), vector(video, Route.VIDEO), moments);
  }

  private Optional<float[]> vector(int doc, Route route) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.vector(route));
    if (values == null) {
      return Optional.empty();
    }
    KnnVectorValues.DocIndexIterator at = values.iterator();
    return at.advance(doc - leaf.docBase) == doc - leaf.docBase
        ? Optional.of(values.vectorValue(at.index()).clone())
        : Optional.empty();
  }

  private record Clip(int doc, float[] vector) {}

  /** The clips lie before their video in its block. */
  private List<Clip> clips(int video) throws IOException {
    LeafReaderContext leaf = leaf(video);
    int last = video - leaf.docBase;
    BitSet bits = videos.getBitSet(leaf);
    int first = last == 0 ? 0 : bits.prevSetBit(last - 1) + 1;
    FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.vector(Route.MOMENT));
    List<Clip> clips = new ArrayList<>();
    if (values != null) {
      KnnVectorValues.DocIndexIterator at = values.iterator();
      for (int doc = at.advance(first); doc < last; doc = at.nextDoc()) {
        clips.add(new Clip(leaf.docBase + doc, values.vectorValue(at.index()).clone()));
      }
    }
    return clips;
  }

  private LeafReaderContext leaf(int doc) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }

  private static TimeSpan span(Document d) {
    return new TimeSpan(
        d.getField(Fields.START).numericValue().longValue(),
        d.getField(Fields.END).numericValue().longValue());
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
