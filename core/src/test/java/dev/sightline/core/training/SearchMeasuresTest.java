package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import dev.sightline.core.search.IndexedMoment;
import dev.sightline.core.search.IndexedText;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.TimeSpan;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchMeasuresTest {
  private static final int VIDEOS = 12;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(100, 1);

  @TempDir Path work;

  private static float[] axis(int axis, float more, int other) {
    float[] v = new float[VIDEOS];
    v[axis] = (float) Math.sqrt(1 - more * more);
    v[other] += more;
    return v;
  }

  /**
   * Videos that each lie on an axis, asked for by their pictures' vector and by a word that is the
   * next video's.
   */
  private static List<SearchSets.Item> items() {
    List<SearchSets.Item> items = new ArrayList<>();
    for (int i = 0; i < VIDEOS; i++) {
      // six of a kind share a direction, so that likes tell something
      float[] look = axis(i, 0.6f, i < VIDEOS / 2 ? 0 : VIDEOS - 1);
      items.add(
          new SearchSets.Item(
              new IndexedVideo(
                  "v" + i,
                  List.of(IndexedText.of(IndexedText.Kind.CAPTION, "word" + i, "")),
                  List.of(),
                  Set.of(),
                  Set.of(),
                  1000,
                  new IndexedVideo.Vectors(
                      Optional.of(unit(look)),
                      Optional.of(unit(look)),
                      List.of(new IndexedMoment(new TimeSpan(0, 1000), unit(look))))),
              i < VIDEOS / 2 ? "first" : "second",
              List.of(new SearchSets.Query("\"word" + (i + 1) % VIDEOS + "\" -word", unit(look)))));
    }
    return items;
  }

  private static float[] unit(float[] v) {
    double length = 0;
    for (float x : v) {
      length += x * x;
    }
    float[] unit = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      unit[i] = (float) (v[i] / Math.sqrt(length));
    }
    return unit;
  }

  @Test
  void countsWhatIsFoundByEachWay() throws Exception {
    Map<String, Interval> metrics = new SearchMeasures(work, BOOTSTRAP).run(items(), Progress.NONE);
    assertThat(metrics.get("words.r@10").value()).isZero();
    assertThat(metrics.get("words.mrr").value()).isZero();
    assertThat(metrics.get("pictures.r@1").value()).isEqualTo(1);
    assertThat(metrics.get("vectors.mrr").value()).isEqualTo(1);
    // first in three lists of pictures and texts: nothing but the wrong word's video can pass it
    assertThat(metrics.get("fused.mrr").value()).isBetween(0.5, 1.0);
    assertThat(metrics.get("fused.r@5").value()).isEqualTo(1);
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void recommendationsAreMeasuredAgainstPopularityAndChance() throws Exception {
    List<SearchSets.Item> items = items();
    RecommendationMeasures measures = new RecommendationMeasures(work, BOOTSTRAP, items, 3);
    assertThat(measures.users()).isEqualTo(VIDEOS);
    assertThat(RecommendationMeasures.users(items, 3))
        .allSatisfy(
            u -> {
              assertThat(u.likes()).hasSize(5).doesNotContain(u.next().video().id());
            });
    Map<String, Interval> metrics = measures.run(Progress.NONE);
    // of six of a kind five are liked, so the sixth is the most like them
    assertThat(metrics.get("content.mrr").value()).isEqualTo(1);
    assertThat(metrics.get("content.topic@10").value()).isCloseTo(0.1, within(1e-9));
    assertThat(metrics.get("random.mrr").value()).isLessThan(1);
    assertThat(metrics.get("popularity.mrr").value()).isLessThan(1);
  }
}
