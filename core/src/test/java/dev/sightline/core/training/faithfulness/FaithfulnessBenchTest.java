package dev.sightline.core.training.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.faithfulness.AddingModel;
import dev.sightline.core.explain.faithfulness.AddingModel.Worth;
import dev.sightline.core.explain.faithfulness.CurvePlan;
import dev.sightline.core.explain.faithfulness.FeatureNoise;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.faithfulness.TruthItem.Truth;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaithfulnessBenchTest {
  private static final BenchPlan PLAN =
      new BenchPlan(new CurvePlan(6, 8, 3), FeatureNoise.USUAL, 2);

  private static final List<Candidate> METHODS =
      List.of(
          new Candidate("right", new Worth("right", false), ExplainOptions.DEFAULT),
          new Candidate("wrong", new Worth("wrong", true), ExplainOptions.DEFAULT));

  @TempDir Path folder;

  private static List<TruthItem> items() throws Exception {
    List<TruthItem> items = new ArrayList<>();
    VideoFeatures video = AddingModel.video();
    for (String text : List.of("a red boat on a lake", "two dogs run after a ball", "rain")) {
      items.add(new TruthItem(text, video, text, Optional.of("topics"), 0, Truth.clip(0, 16)));
    }
    return items;
  }

  @Test
  void aRightMapBeatsChanceAndAnUpsideDownOneDoesNot() throws Exception {
    BenchLog log = BenchLog.open(folder.resolve("log"));
    new FaithfulnessBench(PLAN, METHODS, log)
        .run("set", items(), new AddingModel(5), new AddingModel(6), Progress.NONE);
    BenchTable table = new BenchTable(log.rows(), new Bootstrap(200, 1));
    for (String m : List.of(Measures.DELETION_CLIPS, Measures.INSERTION_CLIPS)) {
      assertThat(table.lead("set", "right", BenchRow.RANDOM, m).orElseThrow().low()).isPositive();
      assertThat(table.lead("set", "wrong", BenchRow.RANDOM, m).orElseThrow().high()).isNegative();
    }
    assertThat(table.mean("set", "right", Measures.DELETION_WORDS)).isPresent();
    assertThat(table.mean("set", "right", Measures.DELETION_CELLS))
        .as("cells are taken away where there is one clip")
        .isEmpty();
    assertThat(table.mean("set", "right", Measures.AGREEMENT).orElseThrow().value())
        .isCloseTo(-1, within(1e-9));
    assertThat(table.mean("set", "right", Measures.NOISE).orElseThrow().value())
        .isGreaterThan(0.95);
    assertThat(table.mean("set", "right", Measures.RANDOMISED).orElseThrow().value())
        .isLessThan(0.6);
    assertThat(table.mean("set", BenchRow.RANDOM, Pointing.CLIPS).orElseThrow().value())
        .isEqualTo(1 / 16.0);
    long checked =
        log.rows().stream()
            .filter(r -> r.method().equals("right") && r.measures().containsKey(Measures.NOISE))
            .count();
    assertThat(checked).as("every second item").isEqualTo(2);
  }

  @Test
  void goesOnWhereItWasStopped() throws Exception {
    BenchLog whole = BenchLog.open(folder.resolve("whole"));
    new FaithfulnessBench(PLAN, METHODS, whole)
        .run("set", items(), new AddingModel(5), new AddingModel(6), Progress.NONE);
    Path file = folder.resolve("parts");
    BenchLog begun = BenchLog.open(file);
    Progress stopping =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return begun.has("set", "a red boat on a lake");
          }
        };
    FaithfulnessBench bench = new FaithfulnessBench(PLAN, METHODS, begun);
    assertThatThrownBy(
            () -> bench.run("set", items(), new AddingModel(5), new AddingModel(6), stopping))
        .isInstanceOf(CancelledException.class);
    BenchLog resumed = BenchLog.open(file);
    new FaithfulnessBench(PLAN, METHODS, resumed)
        .run("set", items(), new AddingModel(5), new AddingModel(6), Progress.NONE);
    assertThat(values(resumed)).isEqualTo(values(whole));
  }

  /** All but what a clock says. */
  private static List<String> values(BenchLog log) {
    return log.rows().stream()
        .map(
            r -> {
              var measures = new java.util.TreeMap<>(r.measures());
              measures.remove(Measures.MILLISECONDS);
              return r.item() + r.method() + measures;
            })
        .toList();
  }

  @Test
  void modalityAsksForEveryPairAndEachSide() throws Exception {
    ModalityBench.Result result =
        new ModalityBench(new AddingModel(5), 1).run("topics", items(), Progress.NONE);
    assertThat(result.shares().items()).isEqualTo(3);
    assertThat(result.shares().text() + result.shares().video() + result.shares().interaction())
        .isCloseTo(1, within(1e-9));
    assertThat(result.asMetrics("dev", "c", new Bootstrap(200, 1)))
        .extracting(dev.sightline.core.model.bundle.Metric::name)
        .containsExactly("topics.text", "topics.video", "topics.both_together");
    assertThat(result.texts().observed()).isBetween(0.0, 1.0);
    assertThat(result.texts().permutations()).isEqualTo(9999);
    assertThat(result.videos().permuted())
        .as("all items show the same video")
        .isEqualTo(result.videos().observed());
  }
}
