package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;

/** Writes the shown analysis, and says how that went. FX thread only. */
public final class ExportViewModel {
  private static final String WRITE = "write";

  private final Selection selection;
  private final ReportFiles files;
  private final LatestTask latest;
  private final Notices notices;

  /**
   * @param notices told how it went
   */
  public ExportViewModel(Selection selection, ReportFiles files, JobRunner jobs, Notices notices) {
    this.selection = selection;
    this.files = files;
    this.notices = notices;
    this.latest = new LatestTask(jobs);
  }

  /** True while there is a complete analysis to write. */
  public ObservableValue<Boolean> canExport() {
    return selection.analysisProperty().map(Analysis::isComplete).orElse(false);
  }

  /** How the last export went; empty before. */
  public ReadOnlyStringProperty noticeProperty() {
    return notices.textProperty();
  }

  /** The page or file that was written last, or null. */
  public ReadOnlyObjectProperty<Path> writtenProperty() {
    return notices.writtenProperty();
  }

  /** A folder name that fits the shown video. */
  public String suggestedFolder() {
    Path video = selection.videoProperty().get();
    String name = video == null ? "video" : video.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return Messages.text("export.folder", dot > 0 ? name.substring(0, dot) : name);
  }

  /** Writes what is shown now, if it is complete. */
  public void write(Path folder) {
    Analysis analysis = selection.analysisProperty().get();
    if (analysis == null || !analysis.isComplete()) {
      return;
    }
    notices.say("");
    latest.request(
        WRITE,
        Messages.text("job.export"),
        p -> files.write(analysis, folder, p),
        new Answer<Path>() {
          @Override
          public void done(Path page) {
            notices.wrote(Messages.text("export.done", folder), page);
          }

          @Override
          public void failed(SightlineException problem) {
            notices.say(problem.userMessage());
          }
        });
  }
}
