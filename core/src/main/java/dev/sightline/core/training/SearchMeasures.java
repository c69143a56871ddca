package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.Route;
import dev.sightline.core.search.SearchHit;
import dev.sightline.core.search.SearchIndex;
import dev.sightline.core.search.SearchQuery;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the search as users have it, index and fusion and all: a caption that is not in the
 * index asks for its video. {@code r@k} is the share of questions whose video stands among the
 * first k, {@code mrr} the mean of 1 / rank, 0 beyond rank 100. Intervals are drawn over videos.
 */
final class SearchMeasures {
  private static final int LIMIT = 100;

  private static final int[] DEPTHS = {1, 5, 10};

  /** What is searched by, under the name that figures get. */
  private enum Way {
    /** Its text by words. */
    WORDS("words", Set.of(Route.WORDS)),
    /** Its text by meaning. */
    TEXT("text", Set.of(Route.TEXT)),
    /** Its pictures alone: what is left where videos have no text. */
    PICTURES("pictures", Set.of(Route.VIDEO, Route.MOMENT)),
    /** Text by meaning, and pictures. */
    VECTORS("vectors", Set.of(Route.TEXT, Route.VIDEO, Route.MOMENT)),
    /** Everything. */
    FUSED("fused", Set.of(Route.values()));

    private final String key;
    private final Set<Route> routes;

    Way(String key, Set<Route> routes) {
      this.key = key;
      this.routes = routes;
    }

    SearchQuery query(SearchSets.Query query) {
      Map<Route, float[]> vectors = new EnumMap<>(Route.class);
      for (Route route : Route.byVector()) {
        if (routes.contains(route)) {
          vectors.put(route, query.vector());
        }
      }
      return SearchQuery.ranking(
          routes.contains(Route.WORDS) ? plain(query.words()) : "", vectors, LIMIT);
    }
  }

  /** Quotes and minuses are commands in a search, but not in a caption. */
  private static String plain(String caption) {
    return caption.replaceAll("[\"“”-]", " ");
  }

  private final Path work;
  private final Bootstrap bootstrap;

  /**
   * @param work where an index can be made
   */
  SearchMeasures(Path work, Bootstrap bootstrap) {
    this.work = work;
    this.bootstrap = bootstrap;
  }

  Map<String, Interval> run(List<SearchSets.Item> items, Progress progress)
      throws SightlineException {
    Map<String, Interval> metrics = new LinkedHashMap<>();
    try (TemporaryIndex made =
        TemporaryIndex.of(work, items.stream().map(SearchSets.Item::video).toList(), progress)) {
      for (Way way : Way.values()) {
        int[][] ranks = new int[items.size()][];
        for (int i = 0; i < ranks.length; i++) {
          progress.checkCancelled();
          progress.update((double) i / ranks.length, Phrase.of("searching by {0}", way.key));
          ranks[i] = ranks(made.index(), way, items.get(i));
        }
        for (int k : DEPTHS) {
          metrics.put(way.key + ".r@" + k, mean(ranks, rank -> rank <= k ? 1 : 0));
        }
        metrics.put(way.key + ".mrr", mean(ranks, rank -> rank > LIMIT ? 0 : 1.0 / rank));
      }
    }
    return metrics;
  }

  /** Rank of the video for each of its questions; greater than any list if it is not found. */
  private static int[] ranks(SearchIndex index, Way way, SearchSets.Item item)
      throws SightlineException {
    int[] ranks = new int[item.queries().size()];
    Arrays.fill(ranks, Integer.MAX_VALUE);
    for (int q = 0; q < ranks.length; q++) {
      List<SearchHit> hits = index.search(way.query(item.queries().get(q)));
      for (int h = 0; h < hits.size(); h++) {
        if (hits.get(h).video().equals(item.video().id())) {
          ranks[q] = h + 1;
        }
      }
    }
    return ranks;
  }

  private Interval mean(int[][] ranks, java.util.function.IntToDoubleFunction value) {
    return bootstrap.mean(
        Arrays.stream(ranks)
            .mapToDouble(own -> Arrays.stream(own).mapToDouble(value).average().orElse(0))
            .toArray());
  }
}
