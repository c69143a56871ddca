package dev.sightline.app.export;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.output.TemplateFile;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;

/**
 * Writes a report of each of many videos, as the sheet of reports was last set, and the page that
 * leads to them. FX thread only.
 */
public final class BatchViewModel {
  private final BatchFiles files;
  private final JobRunner jobs;
  private final Notices notices;
  private final ObservableValue<String> kept;

  /**
   * @param kept the last choices of the sheet of reports, as text
   */
  public BatchViewModel(
      BatchFiles files, JobRunner jobs, Notices notices, ObservableValue<String> kept) {
    this.files = files;
    this.jobs = jobs;
    this.notices = notices;
    this.kept = kept;
  }

  /** As what reports are written. */
  ReportTemplate template() {
    return TemplateFile.of(kept.getValue()).orElse(ReportTemplate.USUAL);
  }

  /**
   * Writes them in the background; nothing happens without a video.
   *
   * @param folder made if absent
   */
  public void write(List<BrowseItem> videos, Path folder) {
    if (videos.isEmpty()) {
      return;
    }
    ReportTemplate template = template();
    jobs.start(
            Messages.text("reports.job", videos.size()),
            p -> files.write(videos, template, folder, p),
            Written.saying(notices, Messages.text("reports.done", folder)))
        .lostAtEnd(true);
  }
}
