package dev.sightline.app.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.KnownScore;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** What the pane says of a video that a head does not know. */
@ExtendWith(ToolkitCondition.class)
class PredictionsViewTest {
  private final FxRobot robot = new FxRobot();
  private Selection selection;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          selection = new Selection();
          PredictionsView view = new PredictionsView(new PredictionsViewModel(selection));
          stage.setScene(new Scene(view, 320, 700));
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
  }

  @Test
  void anUnlikelyHeadSaysSoAboveDimmedBars() {
    Analysis known = AnalysisFixture.of(Path.of("a.mp4"), "two men", 8, Fraction.of(8));
    robot.interact(() -> selection.analysisProperty().set(Foreign.in(known, "actions", -2, 0)));
    assertThat(verdicts()).isEqualTo(1);
    Label verdict =
        robot.lookup(".prediction-verdict").queryAllAs(Label.class).stream()
            .filter(Node::isVisible)
            .findFirst()
            .orElseThrow();
    assertThat(verdict.getText()).isEqualTo("None of the trained classes is likely");
    assertThat(verdict.getTooltip().getText()).contains("19 of 20");
    assertThat(dimmed()).isEqualTo(1);
    assertThat(robot.lookup(".bar-row").<Node>queryAll()).isNotEmpty().allMatch(n -> n.isVisible());

    robot.interact(() -> selection.analysisProperty().set(Foreign.in(known, "actions", 2, 0)));
    assertThat(verdicts()).isZero();
    assertThat(dimmed()).isZero();
  }

  @Test
  void threeHeadsStandBelowEachOtherAndSentimentSpeaksOfPosts() {
    Analysis known = AnalysisFixture.of(Path.of("a.mp4"), "two men", 8, Fraction.of(8));
    HeadResult sentiment =
        new HeadResult(
            "sentiment",
            List.of("positive", "negative", "neutral"),
            List.of(0.7f, 0.2f, 0.1f),
            List.of(),
            Optional.of(new KnownScore(-2, 0)));
    robot.interact(() -> selection.analysisProperty().set(Foreign.with(known, sentiment)));
    assertThat(texts(".section-title")).containsExactly("TOPICS", "ACTIONS", "SENTIMENT");
    assertThat(texts(".bar-name")).endsWith("positive", "negative", "neutral");
    assertThat(
            robot.lookup(".prediction-verdict").queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText))
        .containsExactly("Unlike the posts that this head learnt from");
  }

  @Test
  void ownLabelsFollowTheTyping() throws Exception {
    var model = new dev.sightline.core.analysis.FakeAnalyzer();
    var features = model.encode(Path.of("a.mp4"), dev.sightline.core.job.Progress.NONE);
    robot.interact(
        () -> {
          selection.featuresProperty().set(features);
          OwnLabelsViewModel labels =
              new OwnLabelsViewModel(
                  selection,
                  LabelAnalyzer::new,
                  new JobRunner(Runnable::run, Runnable::run),
                  Runnable::run,
                  "",
                  typed -> {});
          stage.getScene().setRoot(new OwnLabelsCard(labels));
        });
    robot.clickOn("#own-labels").write("dog; a horse");
    assertThat(texts(".bar-name")).containsExactly("a horse", "dog");
    assertThat(texts(".bar-number")).containsExactly("70%", "30%");
    robot.eraseText(7);
    assertThat(robot.lookup(".bar-row").queryAll()).isEmpty();
  }

  private List<String> texts(String style) {
    return robot.lookup(style).queryAllAs(Label.class).stream().map(Label::getText).toList();
  }

  private long verdicts() {
    return robot.lookup(".prediction-verdict").queryAll().stream().filter(Node::isVisible).count();
  }

  private long dimmed() {
    return robot.lookup(".prediction-rows").queryAll().stream()
        .filter(n -> n.getOpacity() < 1)
        .count();
  }
}
