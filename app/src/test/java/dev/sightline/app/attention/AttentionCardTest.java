package dev.sightline.app.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.attention.flow.FlowPane;
import dev.sightline.app.attention.flow.FlowViewModel;
import dev.sightline.app.attention.flow.Link;
import dev.sightline.app.attention.heads.HeadsPane;
import dev.sightline.app.attention.heads.HeadsViewModel;
import dev.sightline.app.attention.lanes.LanesPane;
import dev.sightline.app.attention.lanes.LanesViewModel;
import dev.sightline.app.attention.lanes.MarksLoader;
import dev.sightline.app.attention.lanes.VideoMarks;
import dev.sightline.app.attention.statistics.StatisticsPane;
import dev.sightline.app.attention.statistics.StatisticsViewModel;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does on the attention card, in a real window. */
@ExtendWith({ToolkitCondition.class, ApplicationExtension.class})
class AttentionCardTest {
  private static final int CLIPS = 4;

  private final Selection selection = new Selection();
  private FlowViewModel flow;
  private TimeZoom zoom;
  private final AttentionTabs tabs = new AttentionTabs();

  @Start
  void start(Stage stage) {
    CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
    ColourSettings colours = new ColourSettings();
    AttentionViewModel cells = new AttentionViewModel(selection, current, colours);
    ClipThumbnails none =
        new ClipThumbnails(selection, (v, t, p, each) -> {}, Runnable::run, Platform::runLater);
    zoom = new TimeZoom(current);
    flow = new FlowViewModel(cells);
    AttentionView view =
        new AttentionView(
            cells,
            tabs,
            List.of(
                new MatrixPane(cells, selection, none, zoom),
                new HeadsPane(
                    new HeadsViewModel(
                        selection, current, colours, tabs, Runnable::run, Runnable::run)),
                new FlowPane(flow, cells, selection, none, zoom),
                new LanesPane(
                    new LanesViewModel(
                        cells,
                        selection,
                        tabs,
                        new MarksLoader(
                            selection,
                            tabs,
                            (v, p) -> VideoMarks.UNKNOWN,
                            Runnable::run,
                            Runnable::run)),
                    cells,
                    selection,
                    zoom),
                new StatisticsPane(
                    new StatisticsViewModel(selection, current, tabs, Runnable::run, Runnable::run),
                    colours)));
    stage.setScene(new Scene(view, 900, 420));
    stage.show();
    Path path = Path.of("v.mp4");
    selection.videoProperty().set(path);
    selection
        .analysisProperty()
        .set(AnalysisFixture.of(path, "a bus passes", CLIPS, Fraction.of(2)));
  }

  @Test
  void viewsAreSwitchedByButtonsAndKeys(FxRobot robot) {
    robot.clickOn("#attention-tab-heads");
    assertThat(visible(robot, "#heads-canvas")).isTrue();
    assertThat(visible(robot, "#attention-canvas")).isFalse();
    robot.press(KeyCode.ALT, KeyCode.DIGIT5).release(KeyCode.DIGIT5, KeyCode.ALT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(visible(robot, "#statistics-table")).isTrue();
    robot.press(KeyCode.ALT, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.ALT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(visible(robot, "#attention-canvas")).isTrue();
  }

  @Test
  void aClickOnAHead_opensItInTheMatrix(FxRobot robot) {
    choose(new MapChoice(Kind.TEXT_TO_VIDEO, 0, 0));
    robot.clickOn("#attention-tab-heads");
    robot.clickOn(at(robot, "#heads-canvas", 20, 20));
    assertThat(selection.mapProperty().get()).isEqualTo(new MapChoice(Kind.TEXT_TO_VIDEO, 0, 0));
    robot.clickOn("#attention-tab-heads");
    robot.clickOn("#heads-canvas"); // the grid takes the keyboard
    robot.clickOn("#attention-tab-heads");
    robot.interact(() -> robot.lookup("#heads-canvas").query().requestFocus());
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.ENTER);
    assertThat(tabs.chosenProperty().get()).isEqualTo(AttentionTab.MATRIX);
    assertThat(selection.mapProperty().get().head()).isPositive();
  }

  @Test
  void removingSinks_rescalesWhatIsRead_andSaysSo(FxRobot robot) {
    choose(new MapChoice(Kind.VIDEO_TO_TEXT, 1, MapChoice.MEAN));
    robot.moveTo(cell(robot, 1, 2));
    String before = text(robot, "#attention-value");
    robot.clickOn("#attention-sinks");
    robot.moveTo(cell(robot, 1, 2));
    double plain = Double.parseDouble(before);
    assertThat(Double.parseDouble(text(robot, "#attention-value"))).isGreaterThan(plain);
    assertThat(text(robot, "#attention-unit")).contains("without sinks");
    choose(new MapChoice(Kind.ALIGNMENT, 0, MapChoice.MEAN));
    assertThat(robot.lookup("#attention-sinks").query().isDisabled()).isTrue();
  }

  @Test
  void aWordPinnedElsewhere_isBroughtIntoSight(FxRobot robot) {
    String text = "a bus passes ".repeat(20).strip();
    robot.interact(
        () ->
            selection
                .analysisProperty()
                .set(AnalysisFixture.of(Path.of("v.mp4"), text, CLIPS, Fraction.of(2))));
    robot.moveTo("#attention-tab-matrix");
    ScrollBar rows =
        robot
            .from(robot.lookup("#attention-canvas").<Node>query())
            .lookup(
                (Node n) -> n instanceof ScrollBar b && b.getOrientation() == Orientation.VERTICAL)
            .query();
    assertThat(rows.getValue()).isZero();
    robot.interact(() -> selection.tokenProperty().set(50));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(rows.getValue()).isPositive();
    robot.interact(() -> selection.tokenProperty().set(1));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(rows.getValue()).isLessThan(30);
    robot.moveTo("#attention-canvas");
    robot.interact(() -> wheel(robot.lookup("#attention-canvas").query(), -400));
    WaitForAsyncUtils.waitForFxEvents();
    double scrolled = rows.getValue();
    assertThat(scrolled).isPositive();
    robot.moveTo("#attention-tab-matrix");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(rows.getValue()).as("the pinned word does not pull it back").isEqualTo(scrolled);
  }

  @Test
  void transposed_theSameCellIsReadAtItsNewPlace(FxRobot robot) throws Exception {
    robot.moveTo(cell(robot, 1, 2));
    String before = text(robot, "#attention-readout") + text(robot, "#attention-value");
    robot.clickOn("#attention-transpose");
    // three columns of 48 px under 72 px of words; rows as high as may be
    robot.moveTo(at(robot, "#attention-canvas", 104 + 48 * 1.5, 74 + 26 * 2.5));
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> (text(robot, "#attention-readout") + text(robot, "#attention-value")).equals(before));
    assertThat(selection.hoverClipProperty().get()).isEqualTo(2);
    assertThat(selection.hoverTokenProperty().get()).isEqualTo(2);
  }

  @Test
  void pointingAtALink_lightsItsTokenAndClip(FxRobot robot) throws Exception {
    robot.clickOn("#attention-tab-flow");
    Link strongest = flow.linksProperty().get().getFirst();
    double width = robot.lookup("#flow-canvas").query().getLayoutBounds().getWidth() - 104 - 64;
    double x = 104 + (strongest.row() + 0.5) * width / 3;
    robot.moveTo(at(robot, "#flow-canvas", x, 70)); // where it leaves its word
    WaitForAsyncUtils.waitFor(
        180, TimeUnit.SECONDS, () -> selection.hoverTokenProperty().get() == strongest.row() + 1);
    assertThat(selection.hoverClipProperty().get()).isNotEqualTo(Selection.NONE);
    assertThat(text(robot, "#attention-value")).isNotEmpty();
  }

  @Test
  void lanes_zoomTheSharedTime_andAClickGoesThere(FxRobot robot) {
    robot.clickOn("#attention-tab-lanes");
    Node canvas = robot.lookup("#lanes-canvas").query();
    double middle = 104 + (canvas.getLayoutBounds().getWidth() - 104 - 64) / 2;
    robot.moveTo(at(robot, "#lanes-canvas", middle, 30));
    robot.interact(canvas::requestFocus);
    robot.push(KeyCode.PLUS);
    assertThat(zoom.windowProperty().get().span()).isEqualTo(2 / 1.25);
    robot.clickOn(at(robot, "#lanes-canvas", middle, 30));
    assertThat(selection.seekRequestProperty().get().toDouble()).isCloseTo(1, within(0.01));
    robot.push(KeyCode.DIGIT0);
    assertThat(zoom.windowProperty().get().isZoomed()).isFalse();
  }

  @Test
  void statistics_speakOfTheChosenMap(FxRobot robot) {
    choose(new MapChoice(Kind.TEXT_SELF, 1, 2));
    robot.clickOn("#attention-tab-statistics");
    List<String> said =
        robot.lookup("#statistics-text .label").queryAllAs(Label.class).stream()
            .map(Labeled::getText)
            .toList();
    assertThat(said)
        .anyMatch(t -> t.contains("layer 2, head 3"))
        .anyMatch(t -> t.contains("[CLS]"));
    robot.moveTo(at(robot, "#statistics-table", 56 + 10, 20 + 10));
    assertThat(text(robot, "#attention-readout")).startsWith("layer 1, head 1");
  }

  private void choose(MapChoice choice) {
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> selection.mapProperty().set(choice));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void wheel(Node node, double by) {
    Event.fireEvent(
        node,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            200,
            200,
            200,
            200,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            by,
            0,
            by,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private static boolean visible(FxRobot robot, String id) {
    Node node = robot.lookup(id).query();
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** The middle of a cell of the matrix; rows begin under 42 px of thumbnails. */
  private static Point2D cell(FxRobot robot, int row, int column) {
    Node canvas = robot.lookup("#attention-canvas").query();
    double width = (canvas.getLayoutBounds().getWidth() - 104 - 64) / CLIPS;
    return at(robot, "#attention-canvas", 104 + (column + 0.5) * width, 42 + row * 26 + 9);
  }

  private static Point2D at(FxRobot robot, String id, double x, double y) {
    Node canvas = robot.lookup(id).query();
    Bounds b = canvas.localToScreen(canvas.getLayoutBounds());
    return new Point2D(b.getMinX() + x, b.getMinY() + y);
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }
}
