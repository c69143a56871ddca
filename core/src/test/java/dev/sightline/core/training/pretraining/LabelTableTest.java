package dev.sightline.core.training.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.CaptionGrids;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pre-training saves in labels. */
class LabelTableTest {
  @TempDir private Path dir;

  /** Classes of 40, 10 and 2 items. */
  private static List<Integer> labels() {
    List<Integer> labels = new ArrayList<>();
    IntStream.range(0, 52).forEach(i -> labels.add(i < 40 ? 0 : i < 50 ? 1 : 2));
    return labels;
  }

  private static long[] counts(int[] drawn) {
    long[] counts = new long[3];
    Arrays.stream(drawn).forEach(i -> counts[labels().get(i)]++);
    return counts;
  }

  @Test
  void eachClassGivesItsShareAndOneAtLeast() {
    assertThat(counts(LabelDraw.of(labels(), 3, 0.1, 7))).containsExactly(4, 1, 1);
    assertThat(counts(LabelDraw.of(labels(), 3, 0.01, 7))).containsExactly(1, 1, 1);
    assertThat(counts(LabelDraw.of(labels(), 3, 1, 7))).containsExactly(40, 10, 2);
    assertThat(LabelDraw.of(labels(), 3, 0.5, 7)).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void theSeedDecides() {
    assertThat(LabelDraw.of(labels(), 3, 0.1, 7)).isEqualTo(LabelDraw.of(labels(), 3, 0.1, 7));
    assertThat(LabelDraw.of(labels(), 3, 0.1, 7)).isNotEqualTo(LabelDraw.of(labels(), 3, 0.1, 8));
  }

  private static LabelTrial trial(double share, int labels, int seed, boolean from, double video) {
    return new LabelTrial("actions", share, seed, from, labels, video, video / 2);
  }

  @Test
  void meansSpreadsAndEqualNumbersOfLabels() {
    LabelSummary summary =
        LabelSummary.of(
            List.of(
                trial(0.1, 10, 0, false, 0.2),
                trial(0.1, 10, 1, false, 0.4),
                trial(1, 1000, 0, false, 0.9),
                trial(0.1, 10, 0, true, 0.6),
                trial(1, 1000, 0, true, 0.95)));
    LabelSummary.Row first = summary.rows().getFirst();
    assertThat(first.video().mean()).isCloseTo(0.3, within(1e-9));
    assertThat(first.video().deviation()).isCloseTo(Math.sqrt(0.02), within(1e-9));
    // 0.6 is half-way from 0.3 to 0.9, and 100 half-way from 10 to 1000 on the logarithm
    assertThat(summary.equal("actions", 10, r -> r.video().mean()).orElseThrow())
        .isCloseTo(100, within(1e-6));
    assertThat(summary.equal("actions", 1000, r -> r.video().mean())).isEmpty();
    assertThat(summary.markdown())
        .contains("| actions | 10 % | 10 | 30.0 ± 14.1 | 60.0 ± 0.0 |")
        .contains("100; ")
        .contains("| –; – |");
  }

  @Test
  void aHeadLearnsAndTwoTrainingsAreEqual() throws Exception {
    CaptionGrids.Set grids = Tiny.grids(dir.resolve("cells.f16"), 16, 1);
    try {
      Pairs pairs = Tiny.pairs(grids);
      List<Integer> labels = IntStream.range(0, 16).mapToObj(i -> i % 4).toList();
      LabelTask.Items items =
          new LabelTask.Items(
              pairs, Tiny.states(pairs.texts().stream().map(List::getFirst).toList()), labels);
      LabelTask task = new LabelTask("colour", List.of("a", "b", "c", "d"), items, items);
      LabelPlan plan = new LabelPlan(List.of(1.0), 1, 1, 1, 8, 4, 20, 1, 1, 1e-2, 3e-2, 0, 0.5);
      LabelTrainer trainer = new LabelTrainer(new TorchEngine(1), Tiny.CONFIG, plan);
      int[] drawn = LabelDraw.of(labels, 4, 1, 1);
      LabelTrainer.Accuracy first = trainer.run(task, Map.of(), drawn, 1, Progress.NONE);
      assertThat(first.video()).isGreaterThan(0.9);
      assertThat(trainer.run(task, Map.of(), drawn, 1, Progress.NONE)).isEqualTo(first);
    } finally {
      grids.cells().close();
    }
  }
}
