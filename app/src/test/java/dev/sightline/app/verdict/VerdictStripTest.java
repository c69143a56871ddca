package dev.sightline.app.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.chart.RemovalChart;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.faithfulness.Agreement;
import dev.sightline.core.explain.faithfulness.CurvePlan;
import dev.sightline.core.explain.faithfulness.CurveTest;
import dev.sightline.core.explain.faithfulness.CurveTester;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.faithfulness.Measure;
import dev.sightline.core.explain.faithfulness.Randomisation;
import dev.sightline.core.explain.faithfulness.Similarity;
import dev.sightline.core.explain.faithfulness.Stability;
import dev.sightline.core.explain.faithfulness.Verdict;
import dev.sightline.core.explain.faithfulness.VerdictRules;
import dev.sightline.core.job.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The light, its sentence and its reasons, in a window. */
@ExtendWith(ToolkitCondition.class)
class VerdictStripTest {
  private final FxRobot robot = new FxRobot();
  private final HeldExecutor workers = new HeldExecutor();
  private Selection selection;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          selection = new Selection();
          VerdictViewModel model =
              new VerdictViewModel(
                  selection,
                  (q, p) -> tests(q.analysis()),
                  new JobRunner(workers, javafx.application.Platform::runLater));
          stage.setScene(new Scene(new VerdictStrip(model), 900, 60));
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
  }

  /** Curves of a model that adds up, over the clips. */
  private static MapTests tests(Analysis analysis) {
    double[] worth = new double[FakeAnalyzer.CLIPS];
    for (int i = 0; i < worth.length; i++) {
      worth[i] = (double) (i * i) / 1240;
    }
    try {
      CurveTest clips =
          new CurveTester(CurvePlan.USUAL)
              .test(
                  worth,
                  (removed, p) ->
                      removed.stream()
                          .mapToDouble(r -> 1 - r.stream().mapToDouble(i -> worth[i]).sum())
                          .toArray(),
                  Progress.NONE);
      Randomisation random =
          new Randomisation(
              List.of(
                  new Randomisation.Step(
                      "heads",
                      Randomisation.Mode.CASCADING,
                      Optional.of(new Similarity(0.1, 0.1, 1))),
                  new Randomisation.Step(
                      "heads", Randomisation.Mode.INDEPENDENT, Optional.empty())));
      Stability stable = new Stability(Optional.of(new Similarity(0.97, 0.9, 5)), 0.1, 0.05);
      Agreement agreement = Agreement.of(Map.of("attention", worth, "saliency", worth));
      List<dev.sightline.core.explain.faithfulness.Finding> found =
          new ArrayList<>(
              VerdictRules.curves(Measure.DELETION_CLIPS, Measure.INSERTION_CLIPS, clips));
      found.add(VerdictRules.randomisation(random));
      found.add(VerdictRules.stability(stable));
      found.add(VerdictRules.agreement(agreement, "attention"));
      return new MapTests(
          map(analysis),
          Optional.empty(),
          Optional.of(clips),
          Optional.empty(),
          Optional.of(random),
          Optional.of(stable),
          Optional.of(agreement),
          Verdict.of(found));
    } catch (dev.sightline.core.problem.SightlineException e) {
      throw new AssertionError(e);
    }
  }

  private static Explanation map(Analysis a) {
    float[] none = {};
    return new Explanation(
        "attention",
        new dev.sightline.core.explain.Target.Score(),
        false,
        new Axis.Tokens(a.text().tokens()),
        new Axis.Cells(a.clips(), a.grid()),
        none,
        new float[a.clips().size()],
        none,
        none,
        none,
        none,
        Double.NaN,
        Double.NaN,
        0,
        0);
  }

  private String sentence() {
    return robot.lookup("#verdict-sentence").queryAs(Label.class).getText();
  }

  private boolean visible(String id) {
    return robot.lookup(id).queryAll().stream().anyMatch(n -> n.isVisible());
  }

  @Test
  void testsOnRequestAndShowsTheReasons() throws Exception {
    assertThat(visible("#verdict-test")).as("there is no map").isFalse();
    try (FakeAnalyzer fake = new FakeAnalyzer()) {
      VideoFeatures features = fake.encode(Path.of("a.mp4"), Progress.NONE);
      Analysis analysis = fake.analyze(features, "a boat", Progress.NONE);
      robot.interact(
          () -> {
            selection.featuresProperty().set(features);
            selection.analysisProperty().set(analysis);
          });
    }
    assertThat(sentence()).startsWith("Not tested");
    assertThat(visible("#verdict-reasons")).isFalse();

    robot.interact(() -> robot.lookup("#verdict-test").queryButton().fire());
    assertThat(sentence()).startsWith("Testing");
    assertThat(visible("#verdict-stop")).isTrue();
    workers.runAll();
    robot.interact(() -> {});
    assertThat(sentence()).startsWith("The answer hangs on what this map shows");
    assertThat(
            robot.lookup(".verdict-light").query().getPseudoClassStates().stream()
                .map(p -> p.getPseudoClassName()))
        .contains("green");

    robot.interact(() -> robot.lookup("#verdict-reasons").queryButton().fire());
    assertThat(robot.lookup("#verdict-panel").tryQuery()).isPresent();
    assertThat(robot.lookup(".removal-chart").queryAllAs(RemovalChart.class))
        .as("deletion and insertion over clips")
        .hasSize(2);
    assertThat(robot.lookup(".verdict-grade").queryAllAs(Label.class).stream().map(Label::getText))
        .containsExactly(
            "not tested",
            "not tested",
            "passed",
            "passed",
            "not tested",
            "not tested",
            "passed",
            "passed",
            "passed");
  }
}
