package dev.sightline.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.model.generation.GeneratorSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The page in a window, with clips of one colour. */
@ExtendWith(ToolkitCondition.class)
class GenerateViewTest {
  private final FxRobot robot = new FxRobot();
  private final FakeGenerators generators = new FakeGenerators();
  private final HeldExecutor workers = new HeldExecutor();
  private final List<Path> opened = new ArrayList<>();
  private GenerateViewModel model;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          model =
              new GenerateViewModel(
                  generators,
                  new JobRunner(workers, Platform::runLater),
                  new GenerateViewModel.Threads(workers, Platform::runLater),
                  Path.of("data"),
                  opened::add);
          GenerateView view =
              new GenerateView(
                  model,
                  new ColourSettings(),
                  new FilePrompt() {
                    @Override
                    public Optional<Path> save(
                        String title, String suggested, String kind, String ending) {
                      return Optional.of(Path.of(suggested));
                    }

                    @Override
                    public Optional<Path> open(String title) {
                      return Optional.empty();
                    }

                    @Override
                    public Optional<Path> folder(String title) {
                      return Optional.empty();
                    }
                  },
                  new SimpleBooleanProperty());
          stage.setScene(new Scene(view, 960, 600));
          stage.show();
          view.takeKeys();
        });
    work();
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
  }

  private void work() {
    WaitForAsyncUtils.waitForFxEvents();
    workers.runAll();
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aSentenceBecomesClipsWhoseWordsLightUpAndThatAreSaved() {
    robot.interact(
        () -> robot.lookup("#generate-sentence").queryAs(TextField.class).setText("a red dog"));
    assertThat(robot.lookup("#generate-unknown").queryAs(Label.class).getText()).contains("dog");
    robot.clickOn("#generate-run");
    work();
    assertThat(robot.lookup(".generate-tile").queryAll()).hasSize(4);
    assertThat(robot.lookup(".generate-tile .card-note").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .contains("seed 1", "Reads: red 1", "Reads: red 4");
    assertThat(robot.lookup("#generate-word-1").queryAs(Labeled.class).getText()).isEqualTo("red");
    robot.moveTo("#generate-word-1");
    assertThat(model.wordProperty().get()).isEqualTo(1);
    robot.moveTo("#generate-run");
    assertThat(model.wordProperty().get()).isZero();
    robot.clickOn("#generate-word-1");
    robot.moveTo("#generate-run");
    assertThat(model.wordProperty().get()).as("a chosen word stays").isEqualTo(1);

    robot.clickOn("#generate-gif-0");
    work();
    assertThat(generators.written).containsExactly(Path.of("a-red-dog-1.gif"));
    robot.clickOn("#generate-analyse-1");
    work();
    assertThat(opened).containsExactly(Path.of("data", "a-red-dog-2.mp4"));
  }

  @Test
  void anotherWorldBringsItsExamplesAndItsLimits() {
    String before = robot.lookup("#generate-limits").queryAs(Label.class).getText();
    ChoiceBox<GeneratorSet> sets = robot.lookup("#generate-set").query();
    robot.interact(() -> sets.setValue(GeneratorSet.DIGITS));
    work();
    assertThat(robot.lookup("#generate-sentence").queryAs(TextField.class).getText())
        .contains("seven");
    assertThat(robot.lookup("#generate-limits").queryAs(Label.class).getText())
        .isNotEqualTo(before)
        .contains("digit");
    assertThat(robot.lookup(".generate-chip").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .anyMatch(t -> t.contains("five"))
        .noneMatch(t -> t.contains("square"));
    robot.clickOn("#generate-run");
    work();
    assertThat(generators.sets).containsExactly(GeneratorSet.DIGITS);
  }

  @Test
  void withoutAGeneratorThePageSaysSo() throws Exception {
    FakeGenerators none = new FakeGenerators();
    none.isMissing = true;
    FxToolkit.setupFixture(
        () -> {
          model =
              new GenerateViewModel(
                  none,
                  new JobRunner(workers, Platform::runLater),
                  new GenerateViewModel.Threads(workers, Platform::runLater),
                  Path.of("data"),
                  opened::add);
          stage
              .getScene()
              .setRoot(
                  new GenerateView(model, new ColourSettings(), null, new SimpleBooleanProperty()));
          model.load();
        });
    work();
    assertThat(robot.lookup(".message-title").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("Not available");
    assertThat(robot.lookup("#generate-run").query().isDisabled()).isTrue();
  }
}
