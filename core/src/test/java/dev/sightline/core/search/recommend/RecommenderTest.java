package dev.sightline.core.search.recommend;

import static dev.sightline.core.search.Samples.axis;
import static dev.sightline.core.search.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.search.Samples;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.SearchIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private SearchIndex filled() throws Exception {
    SearchIndex index = SearchIndex.open(folder, Samples.FACTS);
    index.put(
        List.of(
            seen("dog 1", axis(0, 1)),
            seen("dog 2", axis(0, 0.99)),
            seen("dog 3", axis(0, 0.98)),
            seen("car 1", axis(4, 1)),
            seen("car 2", axis(4, 0.99)),
            seen("sea", axis(6, 1))));
    return index;
  }

  private static Signal like(String video, Instant at) {
    return new Signal(video, Signal.Kind.LIKE, 1, at);
  }

  private static List<String> ids(List<Recommendation> all) {
    return all.stream().map(Recommendation::video).toList();
  }

  @Test
  void moreLikeThisLeavesTheExampleOut() throws Exception {
    try (SearchIndex index = filled()) {
      Recommender recommender = new Recommender(index);
      assertThat(ids(recommender.moreLike("dog 1", 2, 0, SearchFilter.NONE)))
          .containsExactly("dog 2", "dog 3");
      assertThat(recommender.moreLike("unknown", 2, 0, SearchFilter.NONE)).isEmpty();
    }
  }

  @Test
  void theFeedServesEveryInterestAndSaysWhy() throws Exception {
    Taste taste =
        Taste.NONE
            .with(like("dog 1", NOW))
            .with(like("car 1", NOW))
            .with(new Signal("sea", Signal.Kind.WATCH, 0, NOW));
    try (SearchIndex index = filled()) {
      List<Recommendation> feed = new Recommender(index).feed(taste, NOW, 2, 0, SearchFilter.NONE);
      assertThat(ids(feed)).containsExactlyInAnyOrder("car 2", "dog 2");
      for (Recommendation r : feed) {
        Recommendation.Because why = r.because().getFirst();
        assertThat(why.video()).isEqualTo(r.video().replace('2', '1'));
        assertThat(why.liked()).isTrue();
        assertThat(r.because().stream().mapToDouble(Recommendation.Because::share).sum())
            .isBetween(0.999, 1.001);
      }
      assertThat(
              ids(
                  new Recommender(index)
                      .feed(taste, NOW, 9, 0, SearchFilter.NONE.without(Set.of("dog 2")))))
          .doesNotContain("dog 1", "dog 2", "car 1", "sea");
      assertThat(new Recommender(index).feed(Taste.NONE, NOW, 5, 0, SearchFilter.NONE)).isEmpty();
    }
  }

  @Test
  void diversityBringsSomethingElseSooner() throws Exception {
    Taste taste = Taste.NONE.with(like("dog 1", NOW));
    try (SearchIndex index = filled()) {
      Recommender recommender = new Recommender(index);
      assertThat(ids(recommender.feed(taste, NOW, 2, 0, SearchFilter.NONE)))
          .containsExactly("dog 2", "dog 3");
      assertThat(ids(recommender.feed(taste, NOW, 2, 0.5, SearchFilter.NONE)))
          .first()
          .isEqualTo("dog 2");
      assertThat(ids(recommender.feed(taste, NOW, 2, 0.5, SearchFilter.NONE)))
          .doesNotContain("dog 3");
    }
  }

  @Test
  void likesCountMoreThanWatchingAndNewThingsMoreThanOldOnes() {
    Instant longAgo = NOW.minus(Duration.ofDays(120));
    Taste taste =
        Taste.NONE
            .with(like("old", longAgo))
            .with(like("new", NOW))
            .with(new Signal("seen", Signal.Kind.WATCH, 1, NOW))
            .with(new Signal("glanced", Signal.Kind.WATCH, 0.1, NOW));
    assertThat(taste.weights(NOW).keySet()).startsWith("new");
    assertThat(taste.weights(NOW)).containsEntry("old", 0.25).containsEntry("seen", 0.25);
    assertThat(taste.weights(NOW).get("glanced")).isLessThan(0.03);
    assertThat(taste.without("new", Signal.Kind.LIKE).weights(NOW)).doesNotContainKey("new");
    assertThat(taste.with(like("old", NOW)).weights(NOW)).containsEntry("old", 1.0);
  }

  @Test
  void mmrTradesRelevanceForDifference() {
    double[] relevance = {1, 0.95, 0.5};
    MaximalMarginalRelevance.Similarity alike = (i, j) -> i + j == 1 ? 1 : 0;
    assertThat(MaximalMarginalRelevance.pick(relevance, alike, 1, 3)).containsExactly(0, 1, 2);
    // second pick: 0.6·0.95 − 0.4·1 = 0.17 against 0.6·0.5 − 0 = 0.3
    assertThat(MaximalMarginalRelevance.pick(relevance, alike, 0.6, 3)).containsExactly(0, 2, 1);
    assertThat(MaximalMarginalRelevance.pick(relevance, alike, 0.6, 1)).containsExactly(0);
    assertThat(MaximalMarginalRelevance.pick(new double[0], alike, 0.6, 3)).isEmpty();
  }
}
