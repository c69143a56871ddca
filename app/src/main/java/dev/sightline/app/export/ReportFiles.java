package dev.sightline.app.export;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.paper.LaidReport;
import java.nio.file.Path;
import java.util.List;

/** Makes and writes reports. Thread-safe; blocks. */
public interface ReportFiles {
  /**
   * Takes the pictures of the clips out of the video.
   *
   * @throws SightlineException if the video is gone, or the user cancelled
   */
  ReportPictures pictures(Analysis analysis, Progress progress) throws SightlineException;

  /**
   * Lays the report out on pages.
   *
   * @throws SightlineException if the logo cannot be used, or the user cancelled
   */
  LaidReport lay(ReportFacts facts, ReportTemplate template, Progress progress)
      throws SightlineException;

  /** Formats that plug-ins bring. */
  default List<ReportFileWriter> writers() {
    return List.of();
  }

  /**
   * Writes the report in all formats of the template.
   *
   * @param also formats of plug-ins
   * @param folder made if it is not there
   * @return the file to look at
   * @throws SightlineException if it cannot be written, or the user cancelled
   */
  Path write(
      ReportFacts facts,
      ReportTemplate template,
      List<ReportFileWriter> also,
      Path folder,
      Progress progress)
      throws SightlineException;

  /**
   * Reads a template.
   *
   * @throws SightlineException with what is wrong with it
   */
  ReportTemplate open(Path file) throws SightlineException;

  /**
   * Writes a template.
   *
   * @throws SightlineException if it cannot be written
   */
  void save(ReportTemplate template, Path file) throws SightlineException;
}
