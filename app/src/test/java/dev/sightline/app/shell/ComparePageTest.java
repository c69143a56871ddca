package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.compare.CompareMode;
import dev.sightline.app.compare.CompareViewModel;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.inspect.Stage;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.numbers.Scores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Two sides in the real window, with a model that only tests have. */
@ExtendWith(ToolkitCondition.class)
class ComparePageTest {
  private static final String TEXT = "a rabbit stretches its long arms";

  private final FxRobot robot = new FxRobot();
  @TempDir Path folder;
  private javafx.stage.Stage stage;
  private WindowFixture fixture;

  @BeforeEach
  void open() throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    Path video = samples.unpack(samples.samples().get(2));
    stage = WindowFixture.stage();
    FxToolkit.setupFixture(
        () ->
            fixture =
                new WindowFixture(
                    stage, folder, () -> List.of(new Sample(video, "Out of the burrow", TEXT))));
    until(() -> fixture.context().library().items().size() == 1);
    robot.clickOn("Out of the burrow", MouseButton.PRIMARY);
    until(() -> fixture.context().inspect().stageProperty().get() == Stage.READY);
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    until(() -> model().comparisonProperty().get() != null);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
  }

  @Test
  void anotherTextIsTypedComparedWrittenAndSwapped() throws Exception {
    assertThat(model().comparisonProperty().get().difference().values()).containsOnly(0);
    robot.doubleClickOn("#right-text").push(KeyCode.SHORTCUT, KeyCode.A).write("a cat stretches");
    until(() -> text("#compare-aligned").contains("“cat”"));
    assertThat(text("#compare-aligned")).contains("Only left", "“rabbit”");
    assertThat(model().comparisonProperty().get().onlyRight())
        .extracting(Scores.Token::label)
        .contains("cat");
    assertThat(model().changesProperty().get().getFirst().change()).isNotZero();

    Node difference = robot.lookup("#compare-difference").query();
    robot.moveTo(difference.localToScreen(300, 6)); // on the first row
    until(() -> text("#compare-readout").contains("difference"));

    Path svg = folder.resolve("difference.svg");
    fixture.prompts().answer(svg);
    robot.clickOn("#compare-save").clickOn("#compare-save-svg");
    until(() -> Files.exists(svg));
    assertThat(Files.readString(svg)).contains("Difference, right − left", "(left)", "(right)");

    robot.clickOn("#compare-swap");
    until(() -> text("#compare-aligned").contains("Only right: “rabbit”"));
    assertThat(model().left().choiceProperty().get().text()).isEqualTo("a cat stretches");
  }

  @Test
  void aMomentOfOneSideIsThatOfTheOther() throws Exception {
    robot.clickOn("#compare-mode-maps");
    assertThat(model().modeProperty().get()).isEqualTo(CompareMode.MAPS);
    var left = model().left().selection();
    var right = model().right().selection();
    robot.clickOn("#compare-left #attention-canvas");
    until(() -> left.playheadProperty().get().toDouble() > 0);
    until(
        () ->
            Math.abs(
                    left.playheadProperty().get().toDouble()
                        - right.playheadProperty().get().toDouble())
                < 0.05);
    assertThat(right.tokenProperty().get()).isEqualTo(left.tokenProperty().get());
    robot.moveTo("#compare-left #attention-canvas");
    until(() -> left.hoverTokenProperty().get() >= 0);
    assertThat(right.hoverTokenProperty().get()).isEqualTo(left.hoverTokenProperty().get());
  }

  @Test
  void theCrossGoesBackToTheVideo() {
    robot.clickOn("#compare-close");
    until(() -> robot.lookup("#compare-difference").tryQuery().isEmpty());
    assertThat(robot.lookup("#picture-stage").tryQuery()).isPresent();
  }

  private CompareViewModel model() {
    return fixture.context().comparing().page(null).model();
  }

  private String text(String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          180, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("waited in vain", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
