package dev.sightline.app.export;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Writes a report. Thread-safe; blocks. */
@FunctionalInterface
public interface ReportFiles {
  /**
   * Writes the report of an analysis.
   *
   * @param folder made if it is not there
   * @return the page to look at
   * @throws SightlineException if it cannot be written, or the user cancelled
   */
  Path write(Analysis analysis, Path folder, Progress progress) throws SightlineException;
}
