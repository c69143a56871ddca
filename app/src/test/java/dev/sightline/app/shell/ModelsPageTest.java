package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.chart.CurveChart;
import dev.sightline.app.chart.ReliabilityChart;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.models.ChartState;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.ModelBundle;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does on the page "Models", with the model of the product. */
@ExtendWith(ToolkitCondition.class)
class ModelsPageTest {
  private final FxRobot robot = new FxRobot();
  @TempDir Path folder;
  private javafx.stage.Stage stage;
  private WindowFixture fixture;
  private ModelBundle everyday;

  @BeforeEach
  void open() throws Exception {
    everyday = InstalledModels.bundled();
    stage = WindowFixture.stage();
    FxToolkit.setupFixture(() -> fixture = new WindowFixture(stage, folder, List::of));
    robot.clickOn("#page-models");
    until(
        () ->
            fixture.context().models().factsProperty().get() != null
                && fixture.context().models().chartsProperty().get() == ChartState.READY);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
  }

  @Test
  void theCardIsReadableAndTheFactsStandBesideIt() {
    assertThat(texts(".markdown .markdown-heading Text")).contains("How it is made", "Limits");
    assertThat(texts(".markdown Text"))
        .as("no Markdown is left")
        .noneMatch(t -> t.contains("##") || t.contains("|--"));
    assertThat(labels(".fact-value")).contains("Apache-2.0", everyday.manifest().version());
  }

  @Test
  void everyFigureStandsWithItsIntervalAndCommand() {
    robot.clickOn("#section-figures");
    assertThat(robot.lookup(".figure-value").queryAll())
        .hasSize(everyday.manifest().metrics().size());
    assertThat(labels(".command"))
        .containsAll(everyday.manifest().metrics().stream().map(m -> m.command()).toList());
    robot.clickOn("#evaluate-begin");
    assertThat(labels("#evaluate-obstacle")).containsExactly("Choose what to measure.");
    robot.clickOn("#evaluate-topics");
    assertThat(labels("#evaluate-obstacle")).containsExactly("Choose a folder of data first.");
    assertThat(robot.lookup("#evaluate-start").queryButton().isDisabled()).isTrue();
    fixture.prompts().answer(folder);
    robot.clickOn("#evaluate-folder");
    assertThat(robot.lookup("#evaluate-start").queryButton().isDisabled()).isFalse();
    assertThat(fixture.context().settings().get().choices().get("models.evaluate.folder"))
        .as("remembered")
        .isEqualTo(folder.toAbsolutePath().toString());
    fixture.prompts().answer(null);
    robot.clickOn("#save-model");
    assertThat(fixture.prompts().suggested())
        .isEqualTo("everyday-" + everyday.manifest().version() + ".sightline");
  }

  @Test
  void theCoursesOfTheTrainingAreDrawn() {
    robot.clickOn("#section-curves");
    List<Node> charts = List.copyOf(robot.lookup(".curve-chart").queryAll());
    assertThat(charts).hasSizeGreaterThan(2).allMatch(CurveChart.class::isInstance);
    assertThat(inks(charts.getFirst())).as("colours in the first chart").isGreaterThan(20);
  }

  @Test
  void theConfusionMatrixAnswersToPointerAndKeys() {
    robot.clickOn("#section-classes");
    assertThat(readout()).contains("are right");
    assertThat(robot.lookup(".reliability-chart").queryAll())
        .hasSize(1)
        .allMatch(ReliabilityChart.class::isInstance);
    Node matrix = robot.lookup("#confusion").query();
    robot.interact(matrix::requestFocus);
    robot.push(KeyCode.DOWN);
    String label = everyday.record().evaluations().getFirst().labels().getFirst();
    assertThat(readout()).startsWith("“" + label + "” taken for “" + label + "”");
    assertThat(matrix.getAccessibleText()).isEqualTo(readout());
    assertThat(robot.lookup("#per-class").queryTableView().getItems())
        .as("figures of each class")
        .hasSameSizeAs(everyday.record().evaluations().getFirst().labels());
    robot.push(KeyCode.RIGHT);
    assertThat(readout()).doesNotStartWith("“" + label + "” taken for “" + label + "”");

    robot.push(KeyCode.DOWN);
    assertThat(readout()).as("a cell with videos in it").doesNotContain(": 0 of");
    robot.push(KeyCode.ENTER);
    until(() -> !robot.lookup("#cell-note").queryAll().isEmpty());
    assertThat(robot.lookup("#cell-note").queryAs(Label.class).getText())
        .as("an empty library has none, and says so")
        .contains("not on this computer");

    robot.interact(robot.lookup("#side-text").<ToggleButton>query()::fire); // scrolled out of view
    until(() -> robot.lookup("#cell-note").queryAll().isEmpty());
    assertThat(readout()).as("another side").contains("are right");
    ScrollPane page = robot.lookup(".model-scroll").query();
    robot.interact(() -> page.setVvalue(0));
    robot.moveTo(matrix);
    assertThat(readout()).contains("taken for");
  }

  @Test
  void aModelIsAddedBesideTheOthersAndABrokenOneIsRefusedInWords() throws Exception {
    Path broken = Files.writeString(folder.resolve("bad.sightline"), "this is no zip");
    FxToolkit.setupFixture(() -> fixture.context().models().install(List.of(broken)));
    until(() -> !fixture.context().models().problemProperty().get().isEmpty());
    assertThat(robot.lookup("#models-problem").queryAs(Label.class).getText())
        .contains("not a zip");
    assertThat(fixture.context().models().items()).hasSize(1);
  }

  @Test
  void anotherModelIsTakenIntoUseAndRememberedForTheNextStart() throws Exception {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    List<String> files = new ArrayList<>(List.of("bundle.json"));
    everyday.manifest().files().forEach(f -> files.add(f.path()));
    for (String file : files) {
      try (InputStream in =
          BundleShelf.class.getResourceAsStream(BundleShelf.RESOURCES + "everyday/" + file)) {
        Files.copy(in, copy.resolve(file));
      }
    }
    Button use = robot.lookup("#use-model").queryButton();
    assertThat(use.isDisabled()).as("the only model is in use").isTrue();
    FxToolkit.setupFixture(() -> fixture.context().models().install(List.of(copy)));
    until(() -> !use.isDisabled());
    robot.clickOn(use);
    assertThat(use.getText()).isEqualTo("In use");
    assertThat(labels(".item-detail")).contains("in use · added by you");
    assertThat(fixture.context().settings().get().model()).endsWith(".sightline");
    until(() -> fixture.context().inspect().factsProperty().get() != null);
  }

  @Test
  void ctrlOneGoesBackToTheVideos() {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    until(() -> !robot.lookup("#open-empty").queryAll().isEmpty());
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
    until(() -> !robot.lookup("#models").queryAll().isEmpty());
  }

  @Test
  void noTextIsCutOffAtTheSmallestSize() {
    for (String section : List.of("#section-card", "#section-figures", "#section-classes")) {
      robot.clickOn(section);
      Bounds window = new BoundingBox(0, 0, stage.getWidth(), 1e6);
      for (Node node : robot.lookup(".label").queryAll()) {
        if (node instanceof Label label && label.isVisible() && !label.getText().isEmpty()) {
          Bounds place = label.localToScene(label.getLayoutBounds());
          assertThat(place.getMaxX()).as(label.getText()).isLessThanOrEqualTo(window.getMaxX());
          label.lookupAll(".text").stream()
              .map(Text.class::cast)
              .forEach(t -> assertThat(t.getText()).as(section).doesNotEndWith("..."));
        }
      }
    }
  }

  private String readout() {
    return robot.lookup("#confusion-readout").queryAs(Label.class).getText();
  }

  private List<String> labels(String query) {
    return robot.lookup(query).queryAll().stream().map(n -> ((Label) n).getText()).toList();
  }

  private List<String> texts(String query) {
    return robot.lookup(query).queryAll().stream().map(n -> ((Text) n).getText()).toList();
  }

  /** How many different colours a node shows. */
  private long inks(Node node) {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = node.snapshot(null, null));
    int width = (int) image[0].getWidth();
    int height = (int) image[0].getHeight();
    int[] pixels = new int[width * height];
    image[0]
        .getPixelReader()
        .getPixels(
            0,
            0,
            width,
            height,
            javafx.scene.image.PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            width);
    return java.util.Arrays.stream(pixels).distinct().count();
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
