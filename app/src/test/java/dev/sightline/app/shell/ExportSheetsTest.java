package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.inspect.Stage;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.report.SectionKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
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

/** What a user writes from the real window, with a model that only tests have. */
@ExtendWith(ToolkitCondition.class)
class ExportSheetsTest {
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
    robot.clickOn("Out of the burrow", MouseButton.PRIMARY);
    until(
        () ->
            fixture.context().inspect().stageProperty().get() == Stage.READY
                && robot.lookup("#token-1").tryQuery().isPresent());
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
    assertThat(fixture.errors()).isEmpty();
  }

  @Test
  void aFigureIsPreviewedAndWritten() {
    robot.clickOn("#token-2");
    robot.clickOn("#export-map").clickOn("Figure…");
    until(() -> robot.lookup("#figure-preview").queryAs(ImageView.class).getImage() != null);
    assertThat(robot.lookup("#figure-caption").queryAs(Label.class).getText())
        .contains("Alignment of words and video", "fake 0", "SHA-256");

    TextField width = robot.lookup("#figure-width").queryAs(TextField.class);
    robot.doubleClickOn(width).write("20");
    until(() -> text("#figure-problem").contains("40 to 1500 mm"));
    assertThat(robot.lookup("#figure-write").query().isDisabled()).isTrue();
    robot.doubleClickOn(width).write("90");
    until(() -> text("#figure-size").contains("90 mm"));

    Path out = folder.resolve("figure.pdf");
    fixture.prompts().answer(out);
    robot.clickOn("#figure-write");
    until(() -> Files.exists(out));
    assertThat(fixture.prompts().suggested()).isEqualTo("yawn matrix.pdf");
    until(() -> text("#status-notice").contains("figure.pdf"));
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#figure-preview").tryQuery().isEmpty());
  }

  @Test
  void numbersAndAFilmAreWritten() throws Exception {
    robot.clickOn("#export-map").clickOn("Numbers…");
    Path table = folder.resolve("numbers.csv");
    fixture.prompts().answer(table);
    robot.clickOn("#numbers-write");
    until(() -> Files.exists(table));
    assertThat(Files.readString(table)).startsWith("token_index,token,clip_index");

    robot.clickOn("#export-picture").clickOn("Film with overlay…");
    Path film = folder.resolve("film.mp4");
    fixture.prompts().answer(film);
    robot.clickOn("#film-write");
    until(() -> film.equals(fixture.context().exporting().notices().writtenProperty().get()));
    assertThat(MediaProbe.probe(film).duration().toDouble()).isGreaterThan(1);
  }

  @Test
  void aReportIsSeenArrangedAndWritten() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.E);
    until(() -> robot.lookup("#report-preview").queryAs(ImageView.class).getImage() != null);
    until(() -> text("#report-page").startsWith("Page 1 of"));
    robot.clickOn("#report-format-pdf");
    robot.clickOn("#report-format-html");
    until(() -> !text("#report-problem").isEmpty());
    assertThat(robot.lookup("#report-write").query().isDisabled()).isTrue();
    robot.clickOn("#report-format-md");
    robot.interact(() -> robot.lookup("#report-section-video").query().requestFocus());
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    assertThat(fixture.context().exporting().report().choices().order())
        .startsWith(SectionKind.TEXT, SectionKind.VIDEO);
    assertThat(robot.lookup("#report-section-video").query().isFocused())
        .as("the section that was moved keeps the focus")
        .isTrue();

    fixture.prompts().answer(folder);
    robot.clickOn("#report-write");
    Path out = folder.resolve("yawn report").resolve("report.md");
    until(() -> out.equals(fixture.context().exporting().notices().writtenProperty().get()));
    String written = Files.readString(out);
    assertThat(written.indexOf("## The text")).isBetween(0, written.indexOf("## The video"));
    assertThat(out.resolveSibling("figures").resolve("moments.png")).isNotEmptyFile();
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#report-preview").tryQuery().isEmpty());
  }

  @Test
  void aFocusedViewIsCopiedAsPictureAndTable() throws Exception {
    robot.clickOn("#attention-canvas");
    robot.push(KeyCode.SHORTCUT, KeyCode.C);
    until(() -> !text("#status-notice").isEmpty());
    String[] table = new String[1];
    boolean[] image = new boolean[1];
    FxToolkit.setupFixture(
        () -> {
          table[0] = Clipboard.getSystemClipboard().getString();
          image[0] = Clipboard.getSystemClipboard().hasImage();
        });
    assertThat(table[0]).contains("\nrabbit\t").contains(" s\t");
    assertThat(image[0]).isTrue();
  }

  @Test
  void aSavedViewComesBackWithWordMapAndMoment() throws Exception {
    robot.clickOn("#token-2");
    Selection selection = fixture.context().selection();
    Path view = folder.resolve("mine.slview");
    fixture.prompts().answer(view);
    robot.push(KeyCode.SHORTCUT, KeyCode.S);
    until(() -> Files.exists(view));
    // the model of the test gives no real hash, so the true one is put in its place
    Path video = selection.videoProperty().get();
    Files.writeString(
        view,
        Files.readString(view)
            .replace(
                "\"sha256\" : \"" + "0".repeat(64),
                "\"sha256\" : \""
                    + dev.sightline.core.analysis.ContentHash.of(
                        video, dev.sightline.core.job.Progress.NONE)));
    FxToolkit.setupFixture(fixture.context().inspect()::close);
    FxToolkit.setupFixture(() -> fixture.window().dropped(List.of(view)));
    until(() -> selection.tokenProperty().get() == 2);
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo(TEXT);

    // on a machine without the video
    Files.move(video, folder.resolve("hidden"));
    FxToolkit.setupFixture(fixture.context().inspect()::close);
    Path alone = Files.createDirectory(folder.resolve("alone")).resolve("mine.slview");
    Files.copy(view, alone);
    FxToolkit.setupFixture(() -> fixture.window().dropped(List.of(alone)));
    until(() -> robot.lookup("#missing-why").tryQuery().isPresent());
    assertThat(text("#missing-why")).contains("yawn.mp4", "not on this machine");
    fixture.prompts().answer(folder.resolve("hidden"));
    robot.clickOn("#missing-find");
    until(() -> selection.tokenProperty().get() == 2);
    assertThat(robot.lookup("#missing-why").tryQuery()).isEmpty();
  }

  private String text(String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
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
