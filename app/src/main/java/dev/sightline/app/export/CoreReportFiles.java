package dev.sightline.app.export;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ClipPictures;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.ReportWriter;
import java.nio.file.Path;

/** Writes reports through the core. */
public final class CoreReportFiles implements ReportFiles {
  private final ReportWriter writer = new ReportWriter();

  @Override
  public Path write(Analysis analysis, Path folder, Progress progress) throws SightlineException {
    ReportPictures pictures = ClipPictures.read(analysis, progress);
    return writer.write(analysis, pictures, folder, progress).html();
  }
}
