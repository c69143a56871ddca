package dev.sightline.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportViewModelTest {
  private static final Path VIDEO = Path.of("crossing.mp4");
  private static final Path FOLDER = Path.of("out");

  private final Selection selection = new Selection();
  private final List<Analysis> written = new ArrayList<>();
  private SightlineException failure;
  private final ExportViewModel export =
      new ExportViewModel(
          selection, this::write, new JobRunner(Runnable::run, Runnable::run), new Notices());

  @Test
  void thereIsNothingToWriteWithoutAnAnalysis() {
    assertThat(export.canExport().getValue()).isFalse();
    export.write(FOLDER);
    assertThat(written).isEmpty();
  }

  @Test
  void writesWhatIsShownAndSaysWhere() throws SightlineException {
    Analysis analysis = show();
    assertThat(export.canExport().getValue()).isTrue();
    assertThat(export.suggestedFolder()).contains("crossing").doesNotContain(".mp4");

    export.write(FOLDER);
    assertThat(written).containsExactly(analysis);
    assertThat(export.noticeProperty().get()).contains("out");
    assertThat(export.writtenProperty().get()).isEqualTo(FOLDER.resolve("report.html"));
  }

  @Test
  void waitsForTheCourses() throws SightlineException {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      var features = model.encode(VIDEO, Progress.NONE);
      selection.analysisProperty().set(model.analyzeFirst(features, "two cyclists", Progress.NONE));
    }
    assertThat(export.canExport().getValue()).isFalse();
    export.write(FOLDER);
    assertThat(written).isEmpty();
  }

  @Test
  void saysWhyItCouldNot() throws SightlineException {
    show();
    export.write(FOLDER);
    failure = new SightlineException(Problem.FILE, "The disk is full.");
    export.write(FOLDER);

    assertThat(export.noticeProperty().get()).isEqualTo("The disk is full.");
    assertThat(export.writtenProperty().get()).as("the old page is not offered").isNull();
  }

  private Analysis show() throws SightlineException {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      Analysis analysis =
          model.analyze(model.encode(VIDEO, Progress.NONE), "two cyclists", Progress.NONE);
      selection.videoProperty().set(VIDEO);
      selection.analysisProperty().set(analysis);
      return analysis;
    }
  }

  private Path write(Analysis analysis, Path folder, Progress progress) throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    written.add(analysis);
    return folder.resolve("report.html");
  }
}
