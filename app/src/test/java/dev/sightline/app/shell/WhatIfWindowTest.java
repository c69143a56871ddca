package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.inspect.Stage;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.media.sample.SampleLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
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

/** What-if in the real window, with a model that only tests have. */
@ExtendWith(ToolkitCondition.class)
class WhatIfWindowTest {
  /** Narrower, the column with the predictions would be cut off, px. */
  private static final double WIDTH = 1280;

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
    FxToolkit.setupFixture(() -> stage.setWidth(WIDTH));
    until(() -> fixture.context().library().items().size() == 1);
    robot.clickOn("Out of the burrow");
    until(
        () ->
            fixture.context().inspect().stageProperty().get() == Stage.READY
                && !fixture.context().inspect().busyProperty().get());
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
  }

  @Test
  void aWordIsHiddenByItsMenuTakenBackAndMadeAgainByKeys() {
    assertThat(differences()).isEmpty();
    robot.clickOn("#token-2", MouseButton.SECONDARY);
    robot.clickOn("Hide this word");
    until(() -> selection().outcomeProperty().get() != null);
    CheckBox row = robot.lookup("#whatif-on-0").queryAs(CheckBox.class);
    assertThat(row.getText()).isEqualTo("“rabbit” hidden");
    assertThat(differences()).isNotEmpty();
    assertThat(hasState("#token-2", "hidden")).isTrue();

    focusAway();
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    until(() -> selection().outcomeProperty().get() == null);
    assertThat(robot.lookup("#whatif-on-0").tryQuery()).isEmpty();
    assertThat(differences()).isEmpty();
    assertThat(hasState("#token-2", "hidden")).isFalse();

    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    until(() -> selection().outcomeProperty().get() != null);
    assertThat(differences()).isNotEmpty();

    robot.clickOn("#whatif-on-0");
    until(() -> selection().outcomeProperty().get() == null);
    robot.clickOn("#whatif-remove-0");
    until(() -> selection().changesProperty().get().present().entries().isEmpty());
    robot.clickOn("#whatif-undo");
    until(() -> selection().changesProperty().get().present().entries().size() == 1);
  }

  @Test
  void aRegionIsDrawnOnThePicture() throws Exception {
    FxToolkit.setupFixture(() -> selection().drawingProperty().set(true));
    Node pad = robot.lookup("#region-pad").query();
    until(() -> !pad.isMouseTransparent());
    var area = pad.localToScreen(pad.getBoundsInLocal());
    double x = area.getMinX();
    double y = area.getMinY();
    robot.moveTo(x + area.getWidth() / 4, y + area.getHeight() / 4);
    robot.press(MouseButton.PRIMARY);
    robot.moveTo(x + area.getWidth() / 2, y + area.getHeight() / 2);
    robot.release(MouseButton.PRIMARY);
    robot.clickOn("Grey region, all clips");
    until(() -> selection().outcomeProperty().get() != null);
    Change change = selection().changesProperty().get().present().entries().getFirst().change();
    assertThat(change).isInstanceOf(Change.ChangeRegion.class);
    var region = ((Change.ChangeRegion) change).region();
    assertThat(region.x()).isBetween(0.2, 0.3);
    assertThat(region.width()).isBetween(0.2, 0.3);
    assertThat(selection().drawingProperty().get()).isFalse();
  }

  @Test
  void aHeadIsTurnedOffInTheGrid() throws Exception {
    FxToolkit.setupFixture(
        () -> {
          selection().mapProperty().set(new MapChoice(AttentionStack.Kind.TEXT_TO_VIDEO, 0, 0));
        });
    robot.push(KeyCode.ALT, KeyCode.DIGIT2);
    Node grid = robot.lookup("#heads-canvas").query();
    until(() -> grid.isVisible() && grid.getBoundsInLocal().getWidth() > 0);
    FxToolkit.setupFixture(grid::requestFocus);
    until(grid::isFocused);
    for (int i = 0; i < 1800 && !spoken(grid).startsWith("layer"); i++) {
      robot.push(KeyCode.RIGHT); // does nothing until the heads have been worked out
      WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
    }
    assertThat(spoken(grid)).startsWith("layer 1");
    robot.push(KeyCode.X);
    until(() -> selection().outcomeProperty().get() != null);
    assertThat(robot.lookup("#whatif-on-0").queryAs(CheckBox.class).getText())
        .startsWith("Layer 1, head")
        .endsWith("off (text to video)");
    until(grid::isFocused);
    robot.push(KeyCode.X);
    until(() -> selection().outcomeProperty().get() == null);
  }

  @Test
  void theSmallestChangeIsFoundAndMade() {
    robot.clickOn("#whatif-search");
    robot.clickOn("Topics");
    until(() -> fixture.context().whatIf().flipProperty().get() != null);
    Label found = robot.lookup("#whatif-found").queryAs(Label.class);
    until(found::isVisible);
    assertThat(found.getText()).contains("becomes");
    robot.clickOn("#whatif-apply");
    until(() -> selection().outcomeProperty().get() != null);
    assertThat(robot.lookup("#whatif-on-0").tryQuery()).isPresent();
    robot.clickOn("#whatif-reset");
    until(() -> selection().outcomeProperty().get() == null);
  }

  private static String spoken(Node node) {
    return node.getAccessibleText() == null ? "" : node.getAccessibleText();
  }

  private Selection selection() {
    return fixture.context().selection();
  }

  private void focusAway() {
    WaitForAsyncUtils.asyncFx(() -> stage.getScene().getRoot().requestFocus());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The differences that are shown beside predictions. */
  private List<String> differences() {
    return robot.lookup(".bar-difference").queryAllAs(Label.class).stream()
        .filter(Node::isVisible)
        .map(Label::getText)
        .toList();
  }

  private boolean hasState(String node, String state) {
    return robot.lookup(node).query().getPseudoClassStates().stream()
        .anyMatch(s -> s.getPseudoClassName().equals(state));
  }

  private static void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          180, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("it did not come to that", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
