package dev.sightline.core.report.output;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;

/**
 * Writes reports in a format that the program does not know. Plug-ins provide it. Stateless and
 * thread-safe; called in the background.
 */
public interface ReportFileWriter {
  /** Stable name in commands: lower case letters, digits and dashes. */
  String key();

  /** Name of the format, as people call it. */
  String title();

  /** Name of the file in the report's folder, such as {@code report.txt}; no folders. */
  String file();

  /**
   * The whole file.
   *
   * @param document what is said; its texts hold no markup
   * @param style how it should look
   * @throws SightlineException if it cannot be written, in words; or the user cancelled
   */
  byte[] write(ReportDocument document, ReportStyle style, Progress progress)
      throws SightlineException;
}
