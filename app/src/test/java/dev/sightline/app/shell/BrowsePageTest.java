package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.core.media.sample.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** From a folder to a found video that plays, in the real window on a real library. */
@ExtendWith(ToolkitCondition.class)
class BrowsePageTest {
  private final FxRobot robot = new FxRobot();
  @TempDir Path folder;
  private Path videos;
  private Stage stage;
  private WindowFixture fixture;

  @BeforeEach
  void open() throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    videos = Files.createDirectories(folder.resolve("videos"));
    Files.copy(samples.unpack(samples.samples().get(2)), videos.resolve("burrow.mp4"));
    Files.writeString(videos.resolve("burrow.txt"), "A rabbit stretches its arms.");
    Files.copy(samples.unpack(samples.samples().get(3)), videos.resolve("stars.mp4"));
    Files.writeString(videos.resolve("broken.mp4"), "no video");
    stage = WindowFixture.stage();
    FxToolkit.setupFixture(() -> fixture = new WindowFixture(stage, folder, List::of));
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
  }

  @Test
  void aFolderIsAddedSearchedRatedAndPlayed() {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
    until(
        () -> fixture.context().browsing().model().summaryProperty().get().startsWith("0 videos"));
    assertThat(robot.lookup("Your library is empty").tryQuery()).isPresent();

    robot.interact(() -> fixture.window().dropped(List.of(videos)));
    until(() -> fixture.context().browsing().model().items().size() == 2);
    assertThat(summary()).isEqualTo("2 videos, one file cannot be read");
    until(() -> robot.lookup("burrow").tryQuery().isPresent());

    robot.push(KeyCode.SHORTCUT, KeyCode.F);
    robot.write("rabbits");
    until(() -> fixture.context().browsing().model().items().size() == 1);
    until(() -> summary().equals("1 of 2 videos, best first"));
    assertThat(robot.lookup("says “rabbits”").tryQuery()).isPresent();

    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.DIGIT4);
    until(() -> fixture.context().browsing().model().items().getFirst().rating() == 4);
    until(() -> robot.lookup("★★★★ · says “rabbits”").tryQuery().isPresent());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    until(() -> fixture.context().browsing().model().items().getFirst().rating() == 0);
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    until(() -> fixture.context().browsing().model().items().getFirst().rating() == 4);
    robot.push(KeyCode.T);
    robot.write("mine");
    robot.push(KeyCode.ENTER);
    until(() -> fixture.context().browsing().model().search().tags().containsKey("mine"));
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.V);
    until(() -> robot.lookup("#browse-table").tryQuery().filter(n -> n.isVisible()).isPresent());
    robot.push(KeyCode.V);
    until(() -> robot.lookup("No video is on the map yet").tryQuery().isPresent());
    robot.push(KeyCode.V);
    until(() -> robot.lookup("No video here has a known class").tryQuery().isPresent());
    robot.push(KeyCode.V);
    until(() -> robot.lookup("#browse-grid").tryQuery().filter(n -> n.isVisible()).isPresent());

    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.ENTER);
    until(() -> videos.resolve("burrow.mp4").equals(openVideo()));
    until(() -> fixture.context().selection().analysisProperty().get() != null);
    assertThat(fixture.context().selection().analysisProperty().get().text().text())
        .as("why it was found")
        .isEqualTo("rabbits");
    assertThat(robot.lookup("#page-inspect").queryAs(javafx.scene.control.ToggleButton.class))
        .matches(javafx.scene.control.ToggleButton::isSelected);
  }

  private Path openVideo() {
    return fixture.context().inspect().fileProperty().get();
  }

  private String summary() {
    return robot.lookup("#browse-summary").queryAs(Label.class).getText();
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
