package dev.sightline.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.NumbersFormat;
import dev.sightline.core.numbers.NumbersWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersViewModelTest {
  @TempDir private Path dir;
  private final Selection selection = new Selection();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final Notices notices = new Notices();
  private final NumbersViewModel model =
      new NumbersViewModel(new JobRunner(Runnable::run, Runnable::run), notices);
  private Shown shown;

  @BeforeEach
  void show() {
    selection
        .analysisProperty()
        .set(AnalysisFixture.of(Path.of("v.mp4"), "a bus passes", 4, Fraction.of(8)));
    selection.tokenProperty().set(2);
    shown = Shown.now(selection, current).orElseThrow();
    model.begin(shown, ExportContent.MATRIX);
  }

  @Test
  void saysWhatWillStandInTheFile() {
    assertThat(model.summaryProperty().get()).contains("3 tokens × 4 clips", "12");
    model.contentProperty().set(ExportContent.PICTURE);
    assertThat(model.summaryProperty().get()).contains("4 clips × 7 × 7 places", "196");
  }

  @Test
  void writesWhatWasShownWhateverIsShownByThen() throws Exception {
    for (NumbersFormat format : NumbersFormat.values()) {
      model.begin(shown, ExportContent.WORD);
      model.formatProperty().set(format);
      assertThat(model.suggestedName()).isEqualTo("v word bus" + format.ending());
      selection.tokenProperty().set(1);
      Path file = dir.resolve("n" + format.ending());
      model.write(file);
      assertThat(Files.readAllBytes(file))
          .isEqualTo(
              NumbersWriter.write(
                  shown.scores(ExportContent.WORD), shown.source(ExportContent.WORD), format));
      assertThat(notices.writtenProperty().get()).isEqualTo(file);
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    model.write(dir.resolve("no/such/a.csv"));
    assertThat(notices.textProperty().get()).contains("no such folder");
    assertThat(notices.writtenProperty().get()).isNull();
  }

  @Test
  void aPartThatIsNotThereBecomesTheWholeMap() {
    selection.tokenProperty().set(Selection.NONE);
    model.begin(Shown.now(selection, current).orElseThrow(), ExportContent.WORD);
    assertThat(model.contentProperty().get()).isEqualTo(ExportContent.MATRIX);
    assertThat(model.contents()).doesNotContain(ExportContent.WORD);
  }
}
