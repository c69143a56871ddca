package dev.sightline.core.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RescoreTopNQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.DiversifyingChildrenFloatKnnVectorQuery;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.util.BitSet;

/**
 * Makes the list of each route. Vectors are found in a graph over numbers of 7 bits (HNSW, Malkov &
 * Yashunin, 2020) and the found ones scored again in full precision. One thread, one reader.
 */
final class RouteSearch {
  /** A graph is walked for at least so many; fewer would miss neighbours. */
  static final int CANDIDATES = 120;

  private final IndexSearcher searcher;
  private final BitSetProducer videos;
  private final Optional<Query> filter;
  private final int depth;

  /**
   * @param videos tells documents of videos from those of their parts
   * @param filter which videos may be found
   * @param depth length of each list at most
   */
  RouteSearch(IndexSearcher searcher, BitSetProducer videos, Optional<Query> filter, int depth) {
    this.searcher = searcher;
    this.videos = videos;
    this.filter = filter;
    this.depth = depth;
  }

  RankedList words(List<WordQueries.Word> words) throws IOException {
    if (words.isEmpty()) {
      return new RankedList(Route.WORDS, List.of());
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.forEach(w -> any.add(w.scored(), Occur.SHOULD));
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
    filter.ifPresent(f -> query.add(f, Occur.FILTER));
    List<RankedList.Item> items = new ArrayList<>();
    for (ScoreDoc d : searcher.search(query.build(), depth).scoreDocs) {
      items.add(new RankedList.Item(d.doc, d.score));
    }
    return new RankedList(Route.WORDS, items);
  }

  /**
   * @param vector {@code [dim]}, of length 1
   */
  RankedList vectors(Route route, float[] vector) throws IOException {
    String field = Fields.vector(route);
    int candidates = Math.max(depth, CANDIDATES);
    Query near =
        route == Route.MOMENT
            ? new DiversifyingChildrenFloatKnnVectorQuery(
                field,
                vector,
                filter.map(f -> (Query) new ToChildBlockJoinQuery(f, videos)).orElse(null),
                candidates,
                videos)
            : new KnnFloatVectorQuery(field, vector, candidates, filter.orElse(null));
    Query found = searcher.rewrite(near); // walks the graph
    if (searcher.count(found) == 0) { // which the rescoring of Lucene 10.5 does not survive
      return new RankedList(route, List.of());
    }
    Query exact =
        RescoreTopNQuery.createFullPrecisionRescorerQuery(found, vector, field, candidates);
    Map<Integer, Double> best = new LinkedHashMap<>();
    for (ScoreDoc d : searcher.search(exact, candidates).scoreDocs) {
      int video = route == Route.MOMENT ? videoOf(d.doc) : d.doc;
      best.putIfAbsent(video, 2.0 * d.score - 1); // Lucene scores a cosine c as (1 + c) / 2
    }
    return new RankedList(
        route,
        best.entrySet().stream()
            .limit(depth)
            .map(e -> new RankedList.Item(e.getKey(), e.getValue()))
            .toList());
  }

  /** The document of the video that a clip's belongs to. */
  private int videoOf(int doc) throws IOException {
    LeafReaderContext leaf = searcher.getIndexReader().leaves().get(leaf(doc));
    BitSet bits = videos.getBitSet(leaf);
    return leaf.docBase + bits.nextSetBit(doc - leaf.docBase);
  }

  private int leaf(int doc) {
    return ReaderUtil.subIndex(doc, searcher.getIndexReader().leaves());
  }
}
