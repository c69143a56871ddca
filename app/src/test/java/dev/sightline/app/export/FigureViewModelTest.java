package dev.sightline.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.lanes.Lane;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.LanesFigure;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureViewModelTest {
  private static final int RED = 0xFFB01020;

  @TempDir private Path dir;
  private final Selection selection = new Selection();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final ColourSettings colours = new ColourSettings();
  private final HeldExecutor workers = new HeldExecutor();
  private final Notices notices = new Notices();
  private SightlineException unreadable;
  private final FigureViewModel model =
      new FigureViewModel(
          colours,
          new JobRunner(workers, Runnable::run),
          Runnable::run,
          (video, time, progress) -> picture(),
          notices);

  private Raster picture() throws SightlineException {
    if (unreadable != null) {
      throw unreadable;
    }
    int[] argb = new int[32 * 18];
    Arrays.fill(argb, RED);
    return new Raster(32, 18, argb);
  }

  @BeforeEach
  void show() {
    selection
        .analysisProperty()
        .set(AnalysisFixture.of(Path.of("v.mp4"), "a bus passes", 4, Fraction.of(8)));
    selection.tokenProperty().set(2);
  }

  private void begin(ExportContent content) {
    model.begin(Shown.now(selection, current).orElseThrow(), content, 0.5, false, Drawn.UNSEEN);
  }

  @Test
  void thePreviewFollowsEveryChoice() {
    begin(ExportContent.MATRIX);
    assertThat(model.previewProperty().get()).isNull();
    assertThat(model.busyProperty().get()).isTrue();
    workers.runAll();
    Raster light = model.previewProperty().get();
    assertThat(light.argb()[0]).isEqualTo(0xFFFFFFFF);
    assertThat(model.busyProperty().get()).isFalse();

    model.paperProperty().set(Paper.DARK);
    workers.runAll();
    assertThat(model.previewProperty().get().argb()[0]).isEqualTo(0xFF000000 | Paper.DARK.ground());

    colours.mapProperty().set(ColourMap.MAGMA);
    model.begin(
        Shown.now(selection, current).orElseThrow(), ExportContent.PICTURE, 0, false, Drawn.UNSEEN);
    workers.runAll();
    assertThat(
            Arrays.stream(model.previewProperty().get().argb())
                .filter(p -> (p >> 16 & 0xFF) > 150 && (p >> 8 & 0xFF) < 40)
                .count())
        .as("pixels of the frame")
        .isGreaterThan(10_000);
    assertThat(model.captionProperty().get()).contains("“bus” at");
  }

  @Test
  void theOtherWaysOfLookingAreFiguresToo() {
    begin(ExportContent.HEADS);
    assertThat(model.contents())
        .containsAll(List.of(ExportContent.HEADS, ExportContent.FLOW, ExportContent.LANES));
    for (ExportContent way :
        List.of(ExportContent.HEADS, ExportContent.FLOW, ExportContent.LANES)) {
      model.contentProperty().set(way);
      workers.runAll();
      assertThat(model.problemProperty().get()).as("%s", way).isEmpty();
      assertThat(
              Arrays.stream(model.previewProperty().get().argb())
                  .filter(p -> p != 0xFFFFFFFF)
                  .count())
          .as("%s", way)
          .isGreaterThan(1000);
      assertThat(model.suggestedName()).contains(way.name().toLowerCase(java.util.Locale.ROOT));
    }
    model.contentProperty().set(ExportContent.HEADS);
    assertThat(model.captionProperty().get()).contains("layers of").doesNotContain("layer 1");
  }

  @Test
  void lanesAreThoseOfTheView() {
    Shown now = Shown.now(selection, current).orElseThrow();
    Drawn drawn =
        new Drawn(
            List.of(
                new Lane.Word("bus", 1, 2),
                new Lane.OfClass("cooking", 0, List.of(0.1f, 0.2f, 0.3f, 0.4f), 1),
                new Lane.Shots("shots", Optional.of(List.of(Fraction.of(4)))),
                new Lane.Subtitles("subtitles", List.of())),
            7);
    LanesFigure figure = drawn.lanes(now, look(), now.source(ExportContent.LANES));
    assertThat(figure.words().rows()).extracting(Scores.Token::label).containsExactly("bus");
    assertThat(figure.courses().values()).containsExactly(0.1f, 0.2f, 0.3f, 0.4f);
    assertThat(figure.cuts()).containsExactly(Fraction.of(4));
    assertThat(Drawn.UNSEEN.lanes(now, look(), now.source(ExportContent.LANES)).words().rows())
        .hasSameSizeAs(now.matrix().rows());
  }

  private static Look look() {
    return new Look(
        dev.sightline.core.colour.ColorMap.VIRIDIS, dev.sightline.core.colour.ScaleMode.WHOLE_MAP);
  }

  @Test
  void onlyTheNewestPreviewCounts() {
    begin(ExportContent.MATRIX);
    model.paperProperty().set(Paper.DARK);
    assertThat(workers.size()).isGreaterThan(1);
    workers.runLast();
    Raster dark = model.previewProperty().get();
    workers.runAll();
    assertThat(model.previewProperty().get()).isSameAs(dark);
  }

  @Test
  void widthsInPixelsAndMillimetresAreTheSame() {
    begin(ExportContent.MATRIX);
    model.widthProperty().set(127);
    model.dpiProperty().set(200);
    assertThat(model.sizeProperty().get()).contains("127 mm", "1000 px", "200 dpi");
    model.unitProperty().set(WidthUnit.PX);
    assertThat(model.widthProperty().get()).isEqualTo(1000);
    model.widthProperty().set(500);
    assertThat(model.sizeProperty().get()).contains("500 px");
    model.unitProperty().set(WidthUnit.MM);
    assertThat(model.widthProperty().get()).isEqualTo(63.5);
  }

  @Test
  void aWidthOutOfRangeIsSaidAndNothingIsWritten() {
    begin(ExportContent.MATRIX);
    workers.runAll();
    model.widthProperty().set(3);
    assertThat(model.problemProperty().get()).contains("40 to 1500 mm");
    model.write(dir.resolve("a.pdf"));
    workers.runAll();
    assertThat(dir.resolve("a.pdf")).doesNotExist();
    model.widthProperty().set(88);
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void everyFormatIsWrittenWholeWithItsEndingInTheChosenSize() throws Exception {
    begin(ExportContent.MATRIX);
    model.unitProperty().set(WidthUnit.PX);
    model.dpiProperty().set(100);
    model.widthProperty().set(400);
    for (FigureFormat format : FigureFormat.values()) {
      model.formatProperty().set(format);
      assertThat(model.suggestedName()).isEqualTo("v matrix" + format.ending());
      model.write(dir.resolve("figure"));
      workers.runAll();
      Path file = dir.resolve("figure" + format.ending());
      assertThat(file).isNotEmptyFile();
      assertThat(notices.writtenProperty().get()).isEqualTo(file);
    }
    byte[] png = Files.readAllBytes(dir.resolve("figure.png"));
    assertThat(ByteBuffer.wrap(png).getInt(16)).as("width in IHDR").isEqualTo(400);
    try (var files = Files.list(dir)) {
      assertThat(files.map(f -> f.getFileName().toString()).toList())
          .containsExactlyInAnyOrder("figure.svg", "figure.pdf", "figure.png");
    }
  }

  @Test
  void aVideoThatIsGoneIsSaid() {
    unreadable = new SightlineException(Problem.MEDIA, "The video is gone.");
    begin(ExportContent.PICTURE);
    workers.runAll();
    assertThat(model.problemProperty().get()).isEqualTo("The video is gone.");
    model.write(dir.resolve("a.pdf"));
    workers.runAll();
    assertThat(notices.textProperty().get()).isEqualTo("The video is gone.");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aStoppedFigureLeavesNoFile() {
    JobRunner jobs = new JobRunner(workers, Runnable::run);
    FigureViewModel own =
        new FigureViewModel(colours, jobs, Runnable::run, (v, t, p) -> picture(), notices);
    own.begin(
        Shown.now(selection, current).orElseThrow(), ExportContent.MATRIX, 1, false, Drawn.UNSEEN);
    workers.runAll();
    own.write(dir.resolve("a.pdf"));
    jobs.jobs().getFirst().cancel();
    workers.runAll();
    assertThat(dir).isEmptyDirectory();
    assertThat(notices.textProperty().get()).contains("Stopped");
  }

  @Test
  void cellsHaveTheColoursOfTheWindow() {
    selection
        .analysisProperty()
        .set(AnalysisFixture.of(Path.of("v.mp4"), "bus", 1, Fraction.of(2)));
    colours.mapProperty().set(ColourMap.CIVIDIS);
    begin(ExportContent.MATRIX);
    workers.runAll();
    int top = 0xFF000000 | ColorMap.CIVIDIS.rgb(1);
    List<Integer> pixels = Arrays.stream(model.previewProperty().get().argb()).boxed().toList();
    assertThat(pixels).as("the one cell has the top colour").contains(top);
  }
}
