package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.export.ReportViewModel;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.inspect.Stage;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.settings.ThemeChoice;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.report.output.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does in the real window, with a model that only tests have. */
@ExtendWith(ToolkitCondition.class)
class MainWindowTest {
  private static final String TEXT = "a rabbit stretches its extraordinarily long arms";

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
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
  }

  @Test
  void aClickInTheLibraryOpensTheVideoBesideItsText() {
    assertThat(visible("#open-empty")).as("says what to do").isTrue();
    openSample();

    assertThat(visible("#open-empty")).isFalse();
    assertThat(robot.lookup("#token-1").queryAs(Label.class).getText()).isEqualTo("a");
    assertThat(robot.lookup(".bar-row").queryAll()).isNotEmpty();
    assertThat(robot.lookup("#status-model").queryAs(Label.class).getText()).contains("fake 0");
    assertThat(stage.getTitle()).contains("yawn.mp4");
  }

  /** A window that is too small for its parts would push some of them out or over each other. */
  @Test
  void everythingFitsIntoTheSmallestWindow() throws Exception {
    FxToolkit.setupFixture(
        () -> {
          stage.setWidth(stage.getMinWidth());
          stage.setHeight(stage.getMinHeight());
        });
    Region root = (Region) stage.getScene().getRoot();
    assertThat(root.minWidth(-1)).as("without a video").isLessThanOrEqualTo(root.getWidth());
    openSample();
    WaitForAsyncUtils.waitForFxEvents();
    Bounds window = root.getLayoutBounds();
    Bounds map = inScene("#attention-canvas");
    assertThat(map.getHeight()).as("room for some words").isGreaterThan(80);
    for (String beside : List.of(".attention-label", ".attention-unit")) {
      assertThat(map.intersects(inScene(beside))).as("map over " + beside).isFalse();
    }
    for (String part : List.of("#attention-canvas", "#status-model", ".bar-row", "#token-1")) {
      assertThat(window.contains(inScene(part))).as(part + " at " + inScene(part)).isTrue();
    }
    assertThat(root.minWidth(-1)).isLessThanOrEqualTo(root.getWidth());
    assertThat(root.minHeight(root.getWidth())).isLessThanOrEqualTo(root.getHeight());
  }

  private Bounds inScene(String query) {
    Node node = robot.lookup(query).query();
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void pointingAtAWordLightsItAndAClickKeepsIt() {
    openSample();
    Selection selection = fixture.context().selection();
    robot.moveTo("#token-2");
    assertThat(selection.hoverTokenProperty().get()).isEqualTo(2);

    robot.clickOn("#token-2");
    robot.moveTo("#status-model");
    assertThat(selection.hoverTokenProperty().get()).isEqualTo(Selection.NONE);
    assertThat(selection.tokenProperty().get()).isEqualTo(2);
  }

  /**
   * One way through the window: point at a cell, go to its clip, see its places over the picture.
   */
  @Test
  void pointingAtACellLightsItAClickSeeksThereAndItsPlacesLieOverThePicture() throws Exception {
    openSample();
    Selection selection = fixture.context().selection();
    OverlayViewModel overlay = fixture.context().parts().overlay();
    Node canvas = robot.lookup("#attention-canvas").query();
    Bounds map = canvas.localToScreen(canvas.getBoundsInLocal());
    double x = map.getMinX() + 0.7 * map.getWidth();
    for (double y = 0.25; y < 0.7 && selection.hoverTokenProperty().get() < 0; y += 0.1) {
      robot.moveTo(x, map.getMinY() + y * map.getHeight());
    }
    int token = selection.hoverTokenProperty().get();
    int clip = selection.hoverClipProperty().get();
    assertThat(token).as("the word of the row").isNotNegative();
    assertThat(clip).as("not the clip that is shown").isPositive();
    assertThat(robot.lookup("#token-" + token).query().getPseudoClassStates())
        .as("the word is lit where the text stands, too")
        .isNotEmpty();
    until(() -> overlay.layerProperty().get() != null);
    assertThat(overlay.titleProperty().get()).contains(word(token));
    SpatialMap before = overlay.layerProperty().get().map();

    robot.clickOn(MouseButton.PRIMARY);
    until(() -> selection.playheadClip().orElse(-1) == clip);
    until(() -> overlay.layerProperty().get() != null);
    SpatialMap after = overlay.layerProperty().get().map();
    assertThat(after.values()).as("places of another clip").isNotEqualTo(before.values());
    assertThat(after.values())
        .isEqualTo(
            fixture.context().parts().current().shownProperty().get().places(token, clip).values());
    until(() -> visible("#overlay"));
  }

  private String word(int token) {
    return robot.lookup("#token-" + token).queryAs(Label.class).getText();
  }

  @Test
  void anEditedTextIsAnalysedWhileItIsTyped() {
    openSample();
    robot.push(KeyCode.F2);
    TextArea editor = robot.lookup("#text-editor").queryAs(TextArea.class);
    until(editor::isFocused);
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write("big bus");
    until(() -> "big bus".equals(analysedText()));
    assertThat(editor.isVisible()).as("still editing").isTrue();

    robot.push(KeyCode.ESCAPE);
    until(() -> TEXT.equals(analysedText()));
    assertThat(editor.isVisible()).isFalse();
  }

  /** What needs no words must not be covered by the wish for some. */
  @Test
  void viewsOfTheVideoAloneAskForNoText() {
    openSample();
    robot.interact(() -> fixture.context().text().replace(""));
    until(() -> robot.lookup(".attention-empty").query().isVisible());
    for (KeyCode key : List.of(KeyCode.DIGIT7, KeyCode.DIGIT8)) {
      robot.push(KeyCode.ALT, key);
      until(() -> !robot.lookup(".attention-empty").query().isVisible());
    }
  }

  @Test
  void aClassIsChosenByAClick() {
    openSample();
    robot.clickOn(robot.lookup(".bar-row").nth(1).<Node>query());
    assertThat(fixture.context().selection().classChoiceProperty().get()).isNotNull();
  }

  @Test
  void aBrokenFileIsSaidSoAndTheNextOneOpens() throws Exception {
    openSample();
    Path broken = Files.writeString(folder.resolve("holiday.mp4"), "this is no video");
    FxToolkit.setupFixture(() -> fixture.context().library().open(List.of(broken)));
    until(() -> stageNow() == Stage.UNREADABLE);
    assertThat(visible("#retry-open")).isTrue();

    openSample();
    assertThat(visible("#retry-open")).isFalse();
  }

  @Test
  void keysSwitchTheThemeAndShowTheirList() {
    ThemeChoice before = fixture.context().settings().get().theme();
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    assertThat(fixture.context().settings().get().theme()).isEqualTo(before.other());

    robot.write("?");
    until(() -> visible(".key-card"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !visible(".key-card"));
  }

  @Test
  void theSettingsChooseThemeAndMemory() {
    robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
    ComboBox<ThemeChoice> theme = robot.lookup("#settings-theme").queryComboBox();
    assertThat(theme.getValue()).isEqualTo(ThemeChoice.DARK);
    robot.interact(() -> theme.setValue(ThemeChoice.LIGHT));
    assertThat(fixture.context().settings().get().theme()).isEqualTo(ThemeChoice.LIGHT);
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    assertThat(theme.getValue()).isEqualTo(ThemeChoice.DARK);
    ComboBox<Integer> memory = robot.lookup("#settings-memory").queryComboBox();
    robot.interact(() -> memory.setValue(256));
    assertThat(fixture.context().memory().budgetProperty().get()).isEqualTo(256);
    until(() -> !robot.lookup("#settings-used").queryLabeled().getText().isEmpty());
  }

  @Test
  void theReportHoldsWhatIsShown() throws Exception {
    openSample();
    Path out = folder.resolve("report");
    FxToolkit.setupFixture(
        () -> {
          ReportViewModel report = fixture.context().exporting().report();
          report.begin();
          report.choices().formatProperty(ReportFormat.PDF).set(false);
          report.choices().formatProperty(ReportFormat.DATA).set(true);
          report.write(out);
        });
    until(() -> fixture.context().exporting().notices().writtenProperty().get() != null);

    assertThat(out.resolve("report.html")).isNotEmptyFile();
    float shown = fixture.context().selection().analysisProperty().get().alignmentScore();
    assertThat(Files.readString(out.resolve("analysis.json"))).contains(Float.toString(shown));
  }

  @Test
  void theWindowComesBackAsItWas() throws Exception {
    openSample();
    FxToolkit.setupFixture(() -> fixture.window().theme());
    ThemeChoice theme = fixture.context().settings().get().theme();
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    FxToolkit.setupFixture(() -> fixture = new WindowFixture(stage, folder, List::of));

    assertThat(fixture.context().settings().get().theme()).isEqualTo(theme);
    assertThat(fixture.context().settings().get().window()).isNotNull();
  }

  private void openSample() {
    robot.clickOn("Out of the burrow", MouseButton.PRIMARY);
    until(() -> stageNow() == Stage.READY && robot.lookup("#token-1").tryQuery().isPresent());
  }

  private Stage stageNow() {
    return fixture.context().inspect().stageProperty().get();
  }

  private String analysedText() {
    var analysis = fixture.context().selection().analysisProperty().get();
    return analysis == null ? null : analysis.text().text();
  }

  private boolean visible(String query) {
    return robot.lookup(query).queryAll().stream().anyMatch(MainWindowTest::isShown);
  }

  private static boolean isShown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
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
