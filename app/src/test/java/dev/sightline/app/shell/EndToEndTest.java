package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.app.export.ReportViewModel;
import dev.sightline.app.inspect.Stage;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.tensor.Safetensors;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window, a real video, the bundled model: from the click to the exported numbers. */
class EndToEndTest {
  private static final String TEXT = "a cat and a rocket";

  private final FxRobot robot = new FxRobot();
  @TempDir Path folder;
  private final SocketWatch sockets = new SocketWatch();
  private javafx.stage.Stage stage;
  private WindowFixture fixture;

  @BeforeEach
  void open() throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    Path video = samples.unpack(samples.samples().getFirst());
    stage = WindowFixture.stage();
    FxToolkit.setupFixture(
        () ->
            fixture =
                new WindowFixture(
                    stage,
                    folder,
                    () -> List.of(new Sample(video, "Four pictures", TEXT)),
                    id ->
                        ModelAnalyzer.open(
                            InstalledModels.bundled(),
                            new AnalysisCache(folder.resolve("features"), 1L << 30),
                            2,
                            "test")));
    until(() -> fixture.context().library().items().size() == 1);
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
  void openPlayPointEditExport() throws Exception {
    robot.clickOn("Four pictures", MouseButton.PRIMARY);
    until(
        () ->
            fixture.context().inspect().stageProperty().get() == Stage.READY
                && robot.lookup("#token-1").tryQuery().isPresent());
    assertThat(analysis().head("topics")).isPresent();

    robot.push(KeyCode.SPACE);
    until(() -> playhead().compareTo(Fraction.ZERO) > 0);
    robot.push(KeyCode.SPACE);

    robot.moveTo("#token-2");
    assertThat(fixture.context().selection().hoverTokenProperty().get()).isEqualTo(2);

    robot.push(KeyCode.F2);
    until(() -> robot.lookup("#text-editor").query().isFocused());
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write("orange suit");
    until(() -> analysis().text().text().equals("orange suit"));

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
    assertSame(analysis(), out);
  }

  /** What the files say is what the window shows. */
  private static void assertSame(Analysis shown, Path out) throws Exception {
    JsonNode json = new ObjectMapper().readTree(out.resolve("analysis.json").toFile());
    assertThat(json.path("text").path("value").asText()).isEqualTo("orange suit");
    HeadResult topics = shown.head("topics").orElseThrow();
    JsonNode heads = json.path("heads");
    assertThat(heads.isArray()).isTrue();
    for (JsonNode head : heads) {
      if (head.path("head").asText().equals("topics")) {
        for (int i = 0; i < topics.labels().size(); i++) {
          assertThat(head.path("probabilities").get(i).floatValue())
              .isEqualTo(topics.probabilities().get(i));
        }
      }
    }
    float[] map = shown.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().values();
    assertThat(Safetensors.read(out.resolve("attention.safetensors")).get("alignment").values())
        .containsExactly(map, within(0f));
  }

  private Analysis analysis() {
    return fixture.context().selection().analysisProperty().get();
  }

  private Fraction playhead() {
    return fixture.context().selection().playheadProperty().get();
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
