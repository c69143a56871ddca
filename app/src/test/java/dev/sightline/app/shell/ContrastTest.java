package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.core.media.sample.SampleLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.paint.Color;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Every word of every page can be read, in both themes, and every control has a name. */
@ExtendWith(ToolkitCondition.class)
class ContrastTest {
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
                    stage,
                    folder,
                    () -> List.of(new Sample(video, "Out of the burrow", "a rabbit yawns"))));
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
  }

  @Test
  void theRatioIsThatOfTheStandard() {
    assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21, within(1e-9));
    assertThat(Contrast.ratio(Color.web("#777777"), Color.WHITE)).isEqualTo(4.478, within(1e-3));
  }

  @Test
  void lettersStandOutInBothThemes() {
    robot.interact(() -> fixture.context().library().whenListed(fixture.context().library()::open));
    until(() -> fixture.context().selection().analysisProperty().get() != null);
    SoftAssertions all = new SoftAssertions();
    for (String theme : List.of("dark", "light")) {
      for (Page page : Page.values()) {
        robot.interact(() -> fixture.window().show(page));
        all.assertThat(faint()).as("%s, %s", theme, page).isEmpty();
        all.assertThat(nameless()).as("no name, %s", page).isEmpty();
      }
      robot.interact(() -> fixture.window().show(Page.INSPECT));
      for (Runnable sheet :
          List.<Runnable>of(
              fixture.window()::settings,
              fixture.window()::attack,
              fixture.window()::jobs,
              () -> fixture.window().glossary(""),
              fixture.window()::keys,
              fixture.window()::palette)) {
        robot.interact(sheet);
        all.assertThat(faint()).as("%s, a sheet", theme).isEmpty();
        all.assertThat(nameless()).as("no name, a sheet").isEmpty();
      }
      robot.interact(
          () -> {
            fixture.window().keys();
            fixture.window().palette();
            fixture.window().theme();
          });
    }
    all.assertAll();
  }

  private List<String> faint() {
    WaitForAsyncUtils.waitForFxEvents();
    List<String> found = new ArrayList<>();
    robot.interact(
        () -> {
          stage.getScene().getRoot().applyCss();
          found.addAll(Contrast.tooFaint(stage.getScene().getRoot()));
        });
    return found;
  }

  private List<String> nameless() {
    List<String> found = new ArrayList<>();
    robot.interact(() -> found.addAll(Spoken.nameless(stage.getScene().getRoot())));
    return found;
  }

  private static void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("waited a minute", e);
    }
  }
}
