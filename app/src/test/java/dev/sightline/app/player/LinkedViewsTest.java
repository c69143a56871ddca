package dev.sightline.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.AttentionView;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixPane;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Player and matrix in a real window: what is done in one is seen in the other. */
@ExtendWith({ToolkitCondition.class, ApplicationExtension.class})
class LinkedViewsTest {
  private static final double LEFT = 104;
  private static final double RIGHT = 64;
  private static final int CLIPS = 4;

  private final Selection selection = new Selection();
  private PlayerViewModel player;

  @Start
  void start(Stage stage) {
    CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
    ColourSettings colours = new ColourSettings();
    PlayerMemory memory =
        new PlayerMemory() {
          @Override
          public double volume() {
            return 1;
          }

          @Override
          public void keepVolume(double volume) {}

          @Override
          public boolean muted() {
            return false;
          }

          @Override
          public void keepMuted(boolean muted) {}
        };
    PlayerEngine engine =
        new PlayerEngine(new FakeVideo(), Optional::empty, DaemonThreads::single, System::nanoTime);
    player = new PlayerViewModel(selection, memory, engine, Platform::runLater);
    PlayerView playerView =
        new PlayerView(player, new OverlayViewModel(selection, current, colours), selection);
    AttentionViewModel cells = new AttentionViewModel(selection, current, colours);
    ClipThumbnails none =
        new ClipThumbnails(selection, (v, t, p, each) -> {}, Runnable::run, Platform::runLater);
    AttentionView attention =
        new AttentionView(
            cells,
            new AttentionTabs(),
            List.of(new MatrixPane(cells, selection, none, new TimeZoom(current))));
    stage.setScene(new Scene(new VBox(8, playerView, attention), 900, 800));
    stage.show();
    Path path = Path.of("v.mp4");
    selection.videoProperty().set(path);
    selection
        .analysisProperty()
        .set(AnalysisFixture.of(path, "a bus passes", CLIPS, Fraction.of(2)));
  }

  @AfterEach
  void close() {
    Platform.runLater(player::close);
  }

  @Test
  void hoveringACell_readsIt_andPaintsItsWordOverThePicture(FxRobot robot) throws Exception {
    opened();
    robot.moveTo(cell(robot, 1, 2));
    until(() -> text(robot, "#attention-readout").equals("“bus” × clip 3 (1.0–1.5 s)"));
    assertThat(text(robot, "#attention-value")).isNotEmpty();
    until(() -> text(robot, "#overlay-toggle").equals("“bus”"));
    assertThat(robot.lookup("#overlay").queryAs(ImageView.class).getImage()).isNotNull();
  }

  @Test
  void outline_followsItsKey_andTheOverlay(FxRobot robot) throws Exception {
    opened();
    javafx.scene.shape.Path outline =
        robot.lookup("#overlay-outline").queryAs(javafx.scene.shape.Path.class);
    assertThat(outline.getElements()).isEmpty();
    robot.clickOn("#picture-stage");
    robot.press(KeyCode.G).release(KeyCode.G);
    // 7 × 7 places have 6 lines each way, each of two elements
    until(() -> outline.getElements().size() == 24);
    robot.press(KeyCode.O).release(KeyCode.O);
    until(() -> outline.getElements().isEmpty());
  }

  @Test
  void clickingACell_seeksToItsClip(FxRobot robot) throws Exception {
    opened();
    robot.clickOn(cell(robot, 0, 3));
    until(() -> text(robot, "#clip").equals("clip 4 of 4"));
    until(() -> text(robot, "#time").equals("0:01.500 / 0:02.000"));
    assertThat(selection.tokenProperty().get()).isEqualTo(1);
  }

  @Test
  void keys_stepOnePicture_play_andSwitchTheOverlay(FxRobot robot) throws Exception {
    opened();
    robot.clickOn("#picture-stage");
    robot.press(KeyCode.PERIOD).release(KeyCode.PERIOD);
    until(() -> text(robot, "#time").startsWith("0:00.040 "));
    robot.press(KeyCode.COMMA).release(KeyCode.COMMA);
    until(() -> text(robot, "#time").startsWith("0:00.000 "));
    robot.press(KeyCode.O).release(KeyCode.O);
    until(() -> robot.lookup("#overlay").queryAs(ImageView.class).getImage() == null);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    until(() -> selection.playheadProperty().get().compareTo(Fraction.of(1, 10)) > 0);
    robot.press(KeyCode.K).release(KeyCode.K);
    until(() -> !player.state().playingProperty().get());
  }

  private void opened() throws TimeoutException {
    until(() -> player.state().pictureProperty().get() != null);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The middle of a cell of the matrix, on the screen; rows begin under 42 px of thumbnails. */
  private static Point2D cell(FxRobot robot, int row, int column) {
    Node canvas = robot.lookup("#attention-canvas").query();
    Bounds b = canvas.localToScreen(canvas.getLayoutBounds());
    double width = (b.getWidth() - LEFT - RIGHT) / CLIPS;
    return new Point2D(
        b.getMinX() + LEFT + (column + 0.5) * width, b.getMinY() + 42 + row * 26 + 9);
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, condition);
  }
}
