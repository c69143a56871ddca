package dev.sightline.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.search.ReciprocalRankFusion.Weighted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {
  @Test
  void addsReciprocalRanks() {
    Map<String, Double> fused =
        ReciprocalRankFusion.fuse(
            List.of(
                new Weighted<>(List.of("a", "b", "c"), 1), new Weighted<>(List.of("c", "b"), 0.5)));
    assertThat(fused.keySet()).containsExactly("b", "c", "a");
    assertThat(fused.get("c")).isCloseTo(1 / 8.0 + 0.5 / 6, within(1e-15));
    assertThat(fused.get("b")).isCloseTo(1 / 7.0 + 0.5 / 7, within(1e-15));
    assertThat(fused.get("a")).isCloseTo(1 / 6.0, within(1e-15));
  }

  @Test
  void whatSeveralListsKnowStandsAboveWhatOneKnowsBetter() {
    Map<String, Double> fused =
        ReciprocalRankFusion.fuse(
            List.of(new Weighted<>(List.of("x", "y"), 1), new Weighted<>(List.of("z", "y"), 1)));
    assertThat(fused.keySet()).first().isEqualTo("y");
    assertThat(ReciprocalRankFusion.fuse(List.<Weighted<String>>of())).isEmpty();
  }
}
