package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.help.Glossary;
import dev.sightline.app.help.TermEvent;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.app.models.ModelsViewModel;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.sample.SampleLibrary;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
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
                    () -> List.of(new Sample(video, "Out of the burrow", "a rabbit")),
                    id -> able(new FakeAnalyzer(MediaProbe::probe))));
  }

  /** A model of which everything can be asked. */
  private static Analyzer able(Analyzer model) {
    ModelAbilities all = new ModelAbilities(EnumSet.allOf(Ability.class), List.of("topics"));
    return (Analyzer)
        Proxy.newProxyInstance(
            Analyzer.class.getClassLoader(),
            new Class<?>[] {Analyzer.class},
            (proxy, method, args) ->
                method.getName().equals("abilities") ? all : method.invoke(model, args));
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
  void methodsClassesAndModelsAreFoundByTheirNamesAndTaken() {
    robot.interact(() -> fixture.window().welcome());
    until(() -> fixture.context().selection().analysisProperty().get() != null);
    ExplainViewModel explain = fixture.context().parts().explain();
    until(() -> !explain.methods().isEmpty());
    robot.push(KeyCode.ESCAPE);

    find("rollout");
    assertThat(explain.chosenProperty().get().explainer().facts().key()).isEqualTo("rollout");
    until(() -> fixture.context().selection().explainedProperty().get() != null);
    find("own attention");
    assertThat(explain.chosenProperty().get()).isNull();

    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
    find("class: cooking");
    assertThat(fixture.context().selection().classChoiceProperty().get())
        .isEqualTo(new ClassChoice("topics", 4));
    assertThat(robot.lookup("#attention-canvas").tryQuery())
        .as("the page with the video")
        .isPresent();

    ModelsViewModel models = fixture.context().models();
    robot.interact(() -> models.lend("laboratory"));
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> !models.items().isEmpty());
    until(() -> models.items().getFirst().factsProperty().get() != null);
    robot.push(KeyCode.ESCAPE);
    find("use the model every");
    assertThat(models.inUseProperty().get()).isEqualTo("everyday");
  }

  /** Types into the search and takes what is found first. */
  private void find(String words) {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> robot.lookup("#palette-query").query().isFocused());
    robot.write(words);
    robot.push(KeyCode.ENTER);
    assertThat(shown("#palette")).as(words).isFalse();
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
