package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.recommend.Recommendation;
import dev.sightline.core.search.recommend.Recommender;
import dev.sightline.core.search.recommend.Signal;
import dev.sightline.core.search.recommend.Taste;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leave-one-out: each video is once the one that a made-up user would like next, having liked five
 * others of its topic. {@code hit@10}: it is among the first ten; {@code mrr}: 1 / its rank, 0
 * beyond rank 100; {@code topic@10}: share of the first ten that are of its topic; {@code unlike}:
 * mean of 1 − cosine of the looks of two of the ten. Users are made up of topics, so popularity has
 * little to tell here, and says so.
 */
final class RecommendationMeasures {
  private static final int LIKES = 5;
  private static final int TOP = 10;
  private static final int LIMIT = 100;

  /** How much diversity the second row has. */
  private static final double DIVERSITY = 0.3;

  private static final Instant NOW = Instant.EPOCH;

  private final Path work;
  private final Bootstrap bootstrap;
  private final List<SearchSets.Item> items;
  private final Map<String, SearchSets.Item> byId = new HashMap<>();
  private final List<User> users;
  private final long seed;

  /**
   * A made-up user.
   *
   * @param next what is to be recommended
   * @param likes other videos of its topic
   */
  record User(SearchSets.Item next, List<String> likes) {
    User {
      likes = List.copyOf(likes);
    }
  }

  /** Recommends to one user. */
  private interface Way {
    List<String> to(User user) throws SightlineException;
  }

  /**
   * @param work where an index can be made
   * @param items with labels
   * @param seed of the likes and of random recommendations
   */
  RecommendationMeasures(Path work, Bootstrap bootstrap, List<SearchSets.Item> items, long seed) {
    this.work = work;
    this.bootstrap = bootstrap;
    this.items = items;
    this.seed = seed;
    items.forEach(i -> byId.put(i.video().id(), i));
    this.users = users(items, seed);
  }

  /** One for each video whose topic has enough others. */
  static List<User> users(List<SearchSets.Item> items, long seed) {
    Map<String, List<String>> topics =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    SearchSets.Item::label,
                    Collectors.mapping(i -> i.video().id(), Collectors.toList())));
    Random random = new Random(seed);
    List<User> users = new ArrayList<>();
    for (SearchSets.Item item : items) {
      List<String> others = new ArrayList<>(topics.get(item.label()));
      others.remove(item.video().id());
      if (others.size() >= LIKES) {
        Collections.shuffle(others, random);
        users.add(new User(item, others.subList(0, LIKES)));
      }
    }
    return users;
  }

  int users() {
    return users.size();
  }

  Map<String, Interval> run(Progress progress) throws SightlineException {
    Map<String, Interval> metrics = new LinkedHashMap<>();
    List<IndexedVideo> all = items.stream().map(SearchSets.Item::video).toList();
    List<IndexedVideo> mute = all.stream().map(RecommendationMeasures::withoutText).toList();
    try (TemporaryIndex both = TemporaryIndex.of(work, all, progress);
        TemporaryIndex looks = TemporaryIndex.of(work, mute, progress)) {
      measure("content", feed(both, 0), metrics, progress);
      measure("diverse", feed(both, DIVERSITY), metrics, progress);
      measure("pictures", feed(looks, 0), metrics, progress);
    }
    measure("popularity", this::popular, metrics, progress);
    measure("random", this::random, metrics, progress);
    return metrics;
  }

  private static IndexedVideo withoutText(IndexedVideo v) {
    return new IndexedVideo(
        v.id(),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        v.durationMs(),
        new IndexedVideo.Vectors(Optional.empty(), v.vectors().video(), v.vectors().moments()));
  }

  private static Way feed(TemporaryIndex index, double diversity) {
    Recommender recommender = new Recommender(index.index());
    return user -> {
      Taste taste = Taste.NONE;
      for (String like : user.likes()) {
        taste = taste.with(new Signal(like, Signal.Kind.LIKE, 1, NOW));
      }
      return recommender.feed(taste, NOW, LIMIT, diversity, SearchFilter.NONE).stream()
          .map(Recommendation::video)
          .toList();
    };
  }

  /** What most other users like. */
  private List<String> popular(User user) {
    Map<String, Integer> likes = new HashMap<>();
    for (User other : users) {
      if (other != user) {
        other.likes().forEach(v -> likes.merge(v, 1, Integer::sum));
      }
    }
    return unknown(user).stream()
        .sorted(
            Comparator.comparingInt((String v) -> -likes.getOrDefault(v, 0))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private List<String> random(User user) {
    List<String> all = unknown(user);
    Collections.shuffle(all, new Random(seed ^ user.next().video().id().hashCode()));
    return all;
  }

  private List<String> unknown(User user) {
    List<String> all = new ArrayList<>(byId.keySet());
    all.removeAll(user.likes());
    Collections.sort(all);
    return all;
  }

  private void measure(String name, Way way, Map<String, Interval> metrics, Progress progress)
      throws SightlineException {
    double[] hit = new double[users.size()];
    double[] mrr = new double[users.size()];
    double[] topic = new double[users.size()];
    double[] unlike = new double[users.size()];
    for (int u = 0; u < users.size(); u++) {
      progress.checkCancelled();
      progress.update((double) u / users.size(), Phrase.of("recommending by {0}", name));
      User user = users.get(u);
      List<String> list = way.to(user);
      List<String> top = list.subList(0, Math.min(TOP, list.size()));
      int rank = 1 + list.indexOf(user.next().video().id());
      hit[u] = rank > 0 && rank <= TOP ? 1 : 0;
      mrr[u] = rank > 0 && rank <= LIMIT ? 1.0 / rank : 0;
      topic[u] =
          top.stream().filter(v -> byId.get(v).label().equals(user.next().label())).count()
              / (double) TOP;
      unlike[u] = unlike(top);
    }
    metrics.put(name + ".hit@10", bootstrap.mean(hit));
    metrics.put(name + ".mrr", bootstrap.mean(mrr));
    metrics.put(name + ".topic@10", bootstrap.mean(topic));
    metrics.put(name + ".unlike", bootstrap.mean(unlike));
  }

  private double unlike(List<String> videos) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < videos.size(); i++) {
      for (int j = 0; j < i; j++) {
        float[] a = byId.get(videos.get(i)).video().vectors().video().orElseThrow();
        float[] b = byId.get(videos.get(j)).video().vectors().video().orElseThrow();
        for (int k = 0; k < a.length; k++) {
          sum -= (double) a[k] * b[k];
        }
        pairs++;
      }
    }
    return pairs == 0 ? 0 : 1 + sum / pairs;
  }
}
