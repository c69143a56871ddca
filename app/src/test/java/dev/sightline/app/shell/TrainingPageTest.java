package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.models.ChartState;
import dev.sightline.app.models.Section;
import dev.sightline.app.training.Phase;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.training.own.Mistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A user trains a model on a folder of small films. */
@ExtendWith(ToolkitCondition.class)
class TrainingPageTest {
  private static final int SIDE = 64;

  private final FxRobot robot = new FxRobot();
  @TempDir Path folder;
  private javafx.stage.Stage stage;
  private WindowFixture fixture;

  @BeforeEach
  void open() throws Exception {
    for (int i = 1; i <= 4; i++) {
      film(folder.resolve("set/bright/film-%c.mp4".formatted('a' + i)), 230, i);
      film(folder.resolve("set/dark/film-%c.mp4".formatted('a' + i)), 20, i);
    }
    Files.writeString(folder.resolve("set/dark/letter.mp4"), "no video");
    stage = WindowFixture.stage();
    FxToolkit.setupFixture(() -> fixture = new WindowFixture(stage, folder, List::of));
    robot.clickOn("#page-models");
    until(() -> fixture.context().models().chartsProperty().get() == ChartState.READY);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
  }

  private static void film(Path file, int light, int pace) throws Exception {
    Files.createDirectories(file.getParent());
    try (VideoWriter writer = VideoWriter.create(file, SIDE, SIDE, Fraction.of(10))) {
      for (int frame = 0; frame < 12; frame++) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = (byte) (i / 3 % SIDE / 8 == (frame + pace) % 8 ? 25 * pace : light);
        }
        writer.write(rgb);
      }
      writer.finish();
    }
  }

  @Test
  void fromAFolderToAModelInTheList() throws Exception {
    robot.clickOn("#train-own");
    assertThat(robot.lookup("#choose-folder").tryQuery()).isPresent();
    robot.interact(() -> fixture.context().training().choose(folder.resolve("set")));
    until(() -> fixture.context().training().phaseProperty().get() == Phase.REPORT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#data-report").tryQuery()).isPresent();
    assertThat(robot.lookup(".finding.warn").queryAll()).isNotEmpty();

    TextField name = robot.lookup("#model-name").query();
    Button start = robot.lookup("#start-training").query();
    robot.interact(() -> name.setText("everyday"));
    assertThat(start.isDisabled()).as("a name that is taken").isTrue();
    robot.interact(() -> name.setText("lights"));
    assertThat(start.isDisabled()).isFalse();
    robot.clickOn(start);
    until(() -> fixture.context().training().phaseProperty().get() == Phase.START);
    assertThat(fixture.context().training().problemProperty().get()).isEmpty();
    until(
        () ->
            fixture.context().models().factsProperty().get() != null
                && fixture
                    .context()
                    .models()
                    .factsProperty()
                    .get()
                    .manifest()
                    .name()
                    .equals("lights"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(fixture.context().models().sectionProperty().get()).isEqualTo(Section.CLASSES);
    assertThat(robot.lookup("#confusion").tryQuery()).isPresent();
    assertThat(fixture.context().models().factsProperty().get().record().curves()).isNotEmpty();
    robot.clickOn("#section-mistakes");
    assertThat(robot.lookup(".model-mistakes").tryQuery()).isPresent();
  }

  @Test
  void aMistakeOpensInThePlayerAtItsMoment() throws Exception {
    Path film = folder.resolve("set/dark/film-b.mp4");
    Files.writeString(folder.resolve("set/dark/film-b.txt"), "a dark film");
    robot.interact(
        () ->
            fixture
                .context()
                .jump()
                .to(
                    film,
                    dev.sightline.app.training.MistakesViewModel.time(
                        new Mistake(film.toString(), 0.5, "dev", "a", "b", 1))));
    until(() -> film.equals(fixture.context().selection().videoProperty().get()));
    until(() -> fixture.context().selection().playheadProperty().get().toDouble() > 0.4);
    assertThat(fixture.context().selection().playheadProperty().get().toDouble())
        .isBetween(0.4, 0.6);
  }

  private static void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          300, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("did not come true in 300 s", e);
    }
  }
}
