package dev.sightline.core.search.recommend;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.ReciprocalRankFusion;
import dev.sightline.core.search.Route;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.SearchHit;
import dev.sightline.core.search.SearchIndex;
import dev.sightline.core.search.SearchQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recommends by likeness of content: each liked or watched video is a query by example, and the
 * lists of its neighbours are fused by rank, each with the weight of what was done with the video.
 * So somebody with two interests gets both, and each recommendation knows what it is due to.
 * Thread-safe; blocks.
 */
public final class Recommender {
  /** Videos that recommendations start from, those that count most. */
  private static final int SEEDS = 40;

  /** Neighbours of each. */
  private static final int NEIGHBOURS = 50;

  /** Candidates that recommendations are picked from, for each wanted one. */
  private static final int POOL = 5;

  private static final int MIN_POOL = 50;
  private static final int REASONS = 3;

  private final SearchIndex index;

  public Recommender(SearchIndex index) {
    this.index = index;
  }

  /**
   * Videos like one.
   *
   * @param count at most
   * @param diversity 0: the most like it; 1: as unlike each other as can be
   * @return the best first; empty if that video is not in the index or has no vectors
   * @throws SightlineException if the index cannot be read
   */
  public List<Recommendation> moreLike(
      String video, int count, double diversity, SearchFilter filter) throws SightlineException {
    return recommend(Map.of(video, 1.0), Set.of(), Set.of(video), count, diversity, filter);
  }

  /**
   * What a taste speaks for, without what is already liked or was watched.
   *
   * @param now the present: what is long ago counts less
   * @param count at most
   * @param diversity as above
   * @return the best first; empty if nothing is known of the user
   * @throws SightlineException if the index cannot be read
   */
  public List<Recommendation> feed(
      Taste taste, Instant now, int count, double diversity, SearchFilter filter)
      throws SightlineException {
    Set<String> known = new HashSet<>();
    Set<String> liked = new HashSet<>();
    for (Signal s : taste.signals()) {
      known.add(s.video());
      if (s.kind() == Signal.Kind.LIKE) {
        liked.add(s.video());
      }
    }
    return recommend(taste.weights(now), liked, known, count, diversity, filter);
  }

  private List<Recommendation> recommend(
      Map<String, Double> weights,
      Set<String> liked,
      Set<String> known,
      int count,
      double diversity,
      SearchFilter filter)
      throws SightlineException {
    if (!(diversity >= 0 && diversity <= 1) || count < 1) {
      throw new IllegalArgumentException(count + " recommendations, diversity " + diversity);
    }
    SearchFilter unknown = filter.without(known);
    Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    List<String> seeds = weights.keySet().stream().limit(SEEDS).toList();
    for (Map.Entry<String, IndexedVideo.Vectors> seed : index.vectors(seeds).entrySet()) {
      int rank = 1;
      for (SearchHit hit : neighbours(seed.getValue(), unknown)) {
        double share = ReciprocalRankFusion.share(rank++, weights.get(seed.getKey()));
        shares.computeIfAbsent(hit.video(), v -> new LinkedHashMap<>()).put(seed.getKey(), share);
      }
    }
    return pick(shares, liked, count, diversity);
  }

  private List<SearchHit> neighbours(IndexedVideo.Vectors seed, SearchFilter filter)
      throws SightlineException {
    Map<Route, float[]> vectors = new EnumMap<>(Route.class);
    seed.text().ifPresent(v -> vectors.put(Route.TEXT, v));
    seed.video().ifPresent(v -> vectors.put(Route.VIDEO, v));
    return vectors.isEmpty()
        ? List.of()
        : index.search(new SearchQuery("", vectors, filter, NEIGHBOURS, false));
  }

  private List<Recommendation> pick(
      Map<String, Map<String, Double>> shares, Set<String> liked, int count, double diversity)
      throws SightlineException {
    Map<String, Double> sums =
        shares.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> e.getValue().values().stream().mapToDouble(Double::doubleValue).sum()));
    List<String> pool =
        sums.keySet().stream()
            .sorted(
                Comparator.comparingDouble((String v) -> -sums.get(v))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(Math.max(MIN_POOL, (long) count * POOL))
            .toList();
    if (pool.isEmpty()) {
      return List.of();
    }
    double most = sums.get(pool.getFirst());
    double[] relevance = pool.stream().mapToDouble(v -> sums.get(v) / most).toArray();
    List<Optional<float[]>> looks = new ArrayList<>();
    Map<String, IndexedVideo.Vectors> vectors = diversity == 0 ? Map.of() : index.vectors(pool);
    pool.forEach(v -> looks.add(look(vectors.getOrDefault(v, IndexedVideo.Vectors.NONE))));
    List<Integer> picked =
        MaximalMarginalRelevance.pick(
            relevance, (i, j) -> cosine(looks.get(i), looks.get(j)), 1 - diversity, count);
    List<Recommendation> all = new ArrayList<>();
    for (int i : picked) {
      all.add(
          new Recommendation(pool.get(i), relevance[i], because(shares.get(pool.get(i)), liked)));
    }
    return all;
  }

  private static Optional<float[]> look(IndexedVideo.Vectors v) {
    return v.video().or(v::text);
  }

  /** Of those that cannot be compared 0: they neither repeat nor complete each other. */
  private static double cosine(Optional<float[]> a, Optional<float[]> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < a.get().length; i++) {
      sum += (double) a.get()[i] * b.get()[i];
    }
    return sum;
  }

  private static List<Recommendation.Because> because(
      Map<String, Double> shares, Set<String> liked) {
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    return shares.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(REASONS)
        .map(
            e ->
                new Recommendation.Because(
                    e.getKey(), e.getValue() / sum, liked.contains(e.getKey())))
        .toList();
  }
}
