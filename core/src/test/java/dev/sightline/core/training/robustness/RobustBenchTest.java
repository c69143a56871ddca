package dev.sightline.core.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackPlan;
import dev.sightline.core.robustness.Norm;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobustBenchTest {
  @TempDir private Path folder;

  private static final List<Trial> TRIALS =
      List.of(trial(Trial.CURVE, .1), trial(Trial.CURVE, .2), trial(Trial.CURVE, .3));

  private static Trial trial(String group, double strength) {
    return new Trial(
        group, strength, new Attack.OnFeatures(AttackPlan.fgsm(Norm.LINF, strength)), false);
  }

  private static TrialRow row(String item, String trial, boolean right) {
    return new TrialRow(item, trial, right, right ? .9 : .1, .1, -1, 0);
  }

  private static List<TrialRow> rows(String item, boolean... right) {
    List<TrialRow> rows = new ArrayList<>();
    rows.add(row(item, RobustBench.CLEAN, true));
    for (int i = 0; i < right.length; i++) {
      rows.add(row(item, TRIALS.get(i).key(), right[i]));
    }
    return rows;
  }

  @Test
  void whatAWeakerAttackFooledIsFooledByAStrongerOne() {
    List<TrialRow> rows = new ArrayList<>(rows("a", true, true, true));
    rows.addAll(rows("b", false, true, true));
    RobustReport report = RobustReport.of(rows, TRIALS, 1);
    assertThat(report.n()).isEqualTo(2);
    assertThat(report.clean().value()).isEqualTo(1);
    assertThat(report.group(Trial.CURVE))
        .extracting(p -> p.accuracy().value())
        .containsExactly(.5, .5, .5);
    assertThat(report.points().getFirst().rms()).isCloseTo(.1, within(1e-9));
    assertThat(report.checks()).isEmpty();
  }

  @Test
  void signsOfMaskedGradientsAreSeen() {
    Trial few = trial(Trial.STEPS, 1);
    Trial many = trial(Trial.STEPS, 40);
    Trial random = trial(Trial.RANDOM, .1);
    Trial transfer = trial(Trial.TRANSFER, .1);
    Trial large = trial(Trial.LARGE, 6.4);
    List<Trial> all = List.of(few, many, random, transfer, large);
    assertThat(checks(all, false, true, false, false, true))
        .containsExactly(false, false, false, false);
    assertThat(checks(all, true, false, true, true, false)).containsExactly(true, true, true, true);
  }

  private static List<Boolean> checks(List<Trial> trials, boolean... right) {
    List<TrialRow> rows = new ArrayList<>();
    rows.add(row("a", RobustBench.CLEAN, true));
    for (int i = 0; i < right.length; i++) {
      rows.add(row("a", trials.get(i).key(), right[i]));
    }
    return RobustReport.of(rows, trials, 1).checks().stream()
        .map(RobustReport.Check::passed)
        .toList();
  }

  private static RobustItem item(String name, String label) {
    return new RobustItem(name, Path.of(name), "", label);
  }

  /** The fake model has no gradients: what it gets wrong is never attacked. */
  @Test
  void goesOnWhereItWasStopped() throws Exception {
    FakeAnalyzer model = new FakeAnalyzer();
    var f = model.encode(Path.of("a.mp4"), Progress.NONE);
    var head = model.analyzeFirst(f, "", Progress.NONE).head("actions").orElseThrow();
    String wrong = head.labels().get(head.top(2).getLast());
    Path file = folder.resolve("log.jsonl");
    List<RobustItem> items = List.of(item("a.mp4", wrong));
    List<TrialRow> first = bench(model, file).run(items, TRIALS, Progress.NONE);
    assertThat(first).hasSize(4).noneMatch(TrialRow::right);
    Files.writeString(file, Files.readString(file) + "{\"item\":\"half");
    assertThat(bench(model, file).run(items, TRIALS, Progress.NONE)).isEqualTo(first);
    assertThat(Files.readString(file)).endsWith("}\n");

    String right = head.labels().get(head.top(1).getFirst());
    assertThatThrownBy(
            () ->
                bench(model, folder.resolve("b"))
                    .run(List.of(item("a.mp4", right)), TRIALS, Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNSUPPORTED));
    assertThatThrownBy(
            () ->
                bench(model, folder.resolve("c"))
                    .run(List.of(item("a.mp4", "Flying")), TRIALS, Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DATA));
  }

  @Test
  void canBeStopped() {
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () ->
                bench(new FakeAnalyzer(), folder.resolve("d"))
                    .run(List.of(item("a.mp4", "Biking")), TRIALS, stopped))
        .isInstanceOf(CancelledException.class);
  }

  private static RobustBench bench(FakeAnalyzer model, Path file) throws Exception {
    return new RobustBench(model, Optional.empty(), "actions", RobustLog.open(file));
  }
}
