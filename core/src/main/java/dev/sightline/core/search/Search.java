package dev.sightline.core.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.join.BitSetProducer;

/** One search: the lists of all routes, fused, and why each video was found. */
final class Search {
  /** Length of each list: what stands below would add little to a fused score. */
  private static final int DEPTH = 100;

  private final IndexSearcher searcher;
  private final BitSetProducer videos;
  private final WordQueries queries;
  private final HitDetails details;

  Search(IndexSearcher searcher, BitSetProducer videos, WordQueries queries) {
    this.searcher = searcher;
    this.videos = videos;
    this.queries = queries;
    this.details = new HitDetails(searcher, videos);
  }

  List<SearchHit> run(SearchQuery query) throws IOException {
    UserWords typed = UserWords.of(query.words());
    List<WordQueries.Word> words = queries.words(typed.words());
    RouteSearch routes =
        new RouteSearch(
            searcher,
            videos,
            Filters.of(query.filter(), typed, queries),
            Math.max(query.limit(), DEPTH));
    List<RankedList> lists = new ArrayList<>();
    lists.add(routes.words(words));
    for (Map.Entry<Route, float[]> v : query.vectors().entrySet()) {
      lists.add(routes.vectors(v.getKey(), v.getValue()));
    }
    Map<Integer, Double> fused =
        ReciprocalRankFusion.fuse(
            lists.stream()
                .map(
                    l ->
                        new ReciprocalRankFusion.Weighted<>(
                            l.items().stream().map(RankedList.Item::doc).toList(),
                            l.route().weight()))
                .toList());
    List<Integer> docs = fused.keySet().stream().limit(query.limit()).toList();
    Map<Integer, List<MatchedWord>> matched =
        query.explained() ? details.matched(words, docs) : Map.of();
    Map<Integer, List<Reason>> reasons = reasons(lists, matched);
    List<SearchHit> hits = new ArrayList<>();
    for (int doc : docs) {
      List<Reason> why = reasons.get(doc);
      String id = details.id(doc);
      Optional<BestMoment> moment =
          query.explained() ? moment(doc, id, query, words, why) : Optional.empty();
      hits.add(new SearchHit(id, fused.get(doc), moment, why));
    }
    return hits;
  }

  private static Map<Integer, List<Reason>> reasons(
      List<RankedList> lists, Map<Integer, List<MatchedWord>> matched) {
    Map<Integer, List<Reason>> reasons = new LinkedHashMap<>();
    for (RankedList list : lists) {
      int rank = 1;
      for (RankedList.Item item : list.items()) {
        double share = ReciprocalRankFusion.share(rank, list.route().weight());
        List<MatchedWord> words =
            list.route() == Route.WORDS ? matched.getOrDefault(item.doc(), List.of()) : List.of();
        reasons
            .computeIfAbsent(item.doc(), d -> new ArrayList<>())
            .add(new Reason(list.route(), rank, item.score(), share, words));
        rank++;
      }
    }
    reasons.values().forEach(r -> r.sort(Comparator.comparingDouble(Reason::share).reversed()));
    return reasons;
  }

  /** A subtitle if words counted at least as much as the look of a clip, else the clip. */
  private Optional<BestMoment> moment(
      int doc, String id, SearchQuery query, List<WordQueries.Word> words, List<Reason> why)
      throws IOException {
    double byWords = share(why, Route.WORDS);
    if (byWords > 0 && byWords >= share(why, Route.MOMENT)) {
      Optional<BestMoment> subtitle = details.subtitle(id, words);
      if (subtitle.isPresent()) {
        return subtitle;
      }
    }
    float[] vector = query.vectors().getOrDefault(Route.MOMENT, query.vectors().get(Route.VIDEO));
    return vector == null ? Optional.empty() : details.clip(doc, vector);
  }

  private static double share(List<Reason> why, Route route) {
    return why.stream().filter(r -> r.route() == route).mapToDouble(Reason::share).sum();
  }
}
