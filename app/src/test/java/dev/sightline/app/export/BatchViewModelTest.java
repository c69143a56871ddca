package dev.sightline.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.output.TemplateFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class BatchViewModelTest {
  private static final Path FOLDER = Path.of("reports");
  private static final List<BrowseItem> VIDEOS = java.util.Collections.nCopies(3, null);

  private final Deque<Runnable> work = new ArrayDeque<>();
  private final Notices notices = new Notices();
  private final SimpleStringProperty kept = new SimpleStringProperty("");
  private ReportTemplate asked;
  private SightlineException problem;

  private final BatchViewModel batch =
      new BatchViewModel(
          (videos, template, folder, progress) -> {
            asked = template;
            if (problem != null) {
              throw problem;
            }
            return folder.resolve("index.html");
          },
          new JobRunner(work::add, Runnable::run),
          notices,
          kept);

  private void runAll() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  @Test
  void reportsAreWrittenAsTheSheetWasLastSet() {
    kept.set(
        TemplateFile.text(ReportTemplate.USUAL.withFormats(EnumSet.of(ReportFormat.MARKDOWN))));
    batch.write(VIDEOS, FOLDER);
    assertThat(notices.textProperty().get()).isEmpty();
    runAll();
    assertThat(asked.formats()).containsExactly(ReportFormat.MARKDOWN);
    assertThat(notices.textProperty().get()).contains("reports");
    assertThat(notices.writtenProperty().get()).isEqualTo(FOLDER.resolve("index.html"));
  }

  @Test
  void withoutEarlierChoicesTheyAreAsUsualAndAFailureIsSaid() {
    problem = new SightlineException(Problem.FILE, "The disk is full.");
    batch.write(VIDEOS, FOLDER);
    runAll();
    assertThat(asked).isEqualTo(ReportTemplate.USUAL);
    assertThat(notices.textProperty().get()).isEqualTo("The disk is full.");
    assertThat(notices.writtenProperty().get()).isNull();
  }

  @Test
  void nothingChosenIsNothingToDo() {
    batch.write(List.of(), FOLDER);
    assertThat(work).isEmpty();
  }
}
