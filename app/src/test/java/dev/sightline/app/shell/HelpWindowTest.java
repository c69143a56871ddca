package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.help.Glossary;
import dev.sightline.app.help.TermEvent;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.core.media.sample.SampleLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What somebody does who does not know the window yet. */
@ExtendWith(ToolkitCondition.class)
class HelpWindowTest {
  private static final int MOST_STOPS = 20;

  private final FxRobot robot = new FxRobot();
  @TempDir Path folder;
  private javafx.stage.Stage stage;
  private WindowFixture fixture;
  private final SocketWatch sockets = new SocketWatch();

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
                    () -> List.of(new Sample(video, "Out of the burrow", "a rabbit"))));
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
    assertThat(sockets.found()).as("nothing is sent anywhere").isEmpty();
    sockets.close();
  }

  @Test
  void aFirstStartOpensASampleAndTheTourLeadsThroughTheWindowOnce() {
    robot.interact(() -> fixture.window().welcome());
    until(() -> fixture.context().selection().analysisProperty().get() != null);
    assertThat(shown("#tour")).isTrue();
    String first = text("#tour-title");

    robot.push(KeyCode.RIGHT);
    assertThat(text("#tour-title")).isNotEqualTo(first);
    robot.push(KeyCode.LEFT);
    assertThat(text("#tour-title")).isEqualTo(first);
    robot.clickOn("#tour-next");
    assertThat(text("#tour-title")).isNotEqualTo(first);

    robot.push(KeyCode.ESCAPE);
    assertThat(shown("#tour")).isFalse();
    robot.interact(() -> fixture.window().welcome());
    assertThat(shown("#tour")).as("not again by itself").isFalse();
    robot.interact(() -> fixture.window().tour());
    assertThat(shown("#tour")).as("but when asked for").isTrue();
    for (int stops = 0; stops < MOST_STOPS && shown("#tour"); stops++) {
      robot.clickOn("#tour-next");
    }
    assertThat(shown("#tour")).as("it comes to its end").isFalse();
  }

  @Test
  void aCommandIsFoundByItsNameAndDone() {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    assertThat(shown("#palette")).isTrue();
    until(() -> robot.lookup("#palette-query").query().isFocused());
    robot.write("what is relev");
    robot.push(KeyCode.ENTER);

    assertThat(shown("#palette")).isFalse();
    assertThat(text("#glossary-name")).isEqualTo("Relevancy");

    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.push(KeyCode.ESCAPE);
    assertThat(shown("#palette")).isFalse();
  }

  @Test
  void aHelpIsReadableOnTheDarkTheme() {
    Button help = robot.lookup(".help-button").queryAs(Button.class);
    robot.interact(help::fire);
    WaitForAsyncUtils.waitForFxEvents();
    Shape frame = robot.lookup(".popover > .border").queryAs(Shape.class);
    assertThat(((Color) frame.getFill()).getBrightness())
        .as("ControlsFX's own rule, white, does not count")
        .isLessThan(0.3);
  }

  @Test
  void aWordAskedForAnywhereIsExplainedInTheGlossary() {
    robot.push(KeyCode.F1);
    until(() -> robot.lookup("#glossary-list").tryQuery().isPresent());
    robot.interact(
        () ->
            javafx.event.Event.fireEvent(
                robot.lookup("#keys").query(),
                new TermEvent(Glossary.find("glossary.sink").orElseThrow())));
    assertThat(text("#glossary-name")).isEqualTo("Sink");
    assertThat(text("#glossary-text")).contains("[CLS]");
  }

  private boolean shown(String query) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(query).query().isVisible();
  }

  private String text(String query) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("waited a minute", e);
    }
  }
}
