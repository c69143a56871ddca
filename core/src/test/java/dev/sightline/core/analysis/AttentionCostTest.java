package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AttentionCostTest {
  private static final long MB = 1 << 20;

  @Test
  void theCostIsWhatTheStacksHold() throws Exception {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      Analysis a =
          model.analyze(
              model.encode(Path.of("v.mp4"), Progress.NONE), "two red buses", Progress.NONE);
      long held = a.attention().stream().mapToLong(s -> 4L * s.values().length).sum();
      AttentionCost cost =
          AttentionCost.of(a.text().tokens().size(), a.clips().size(), a.grid().cells(), 2, 4, 8);
      assertThat(cost.bytes()).isEqualTo(held);
    }
  }

  @Test
  void theBundledModelStaysWithinTheDefaultBudgetWithTheLongestTextAndVideo() {
    // everyday: 512 tokens, 128 clips of 7 x 7, fusion of 2 layers with 4 heads, BERT of 6 with 12
    AttentionCost most = AttentionCost.of(512, 128, 49, 2, 4, 72);
    assertThat(most.bytes()).isEqualTo(293_863_424L).isLessThan(AttentionStore.DEFAULT_BUDGET);
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatToDo() throws Exception {
    AttentionCost cost = AttentionCost.of(512, 128, 49, 2, 4, 72);
    cost.check(512, 128, 1024 * MB);
    assertThatThrownBy(() -> cost.check(512, 128, 256 * MB))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.UNSUPPORTED);
              assertThat(e.userMessage())
                  .contains("512 tokens", "128 clips", "280 MB", "128 MB", "shorter text", "-Xmx");
            });
  }
}
