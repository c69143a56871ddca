package dev.sightline.core.plugin;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportFormat;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A report writer of a plug-in. Its names are asked once. */
record GuardedWriter(ReportFileWriter inner, String key, String title, String file, Guard guard)
    implements ReportFileWriter {
  /** A plug-in must not write over the program's own files. */
  private static final Set<String> OURS =
      Arrays.stream(ReportFormat.values()).map(ReportFormat::file).collect(Collectors.toSet());

  static GuardedWriter of(ReportFileWriter inner, Guard guard) throws SightlineException {
    String file =
        guard.call(
            () -> {
              String name = inner.file();
              if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || OURS.contains(name)) {
                throw new IllegalArgumentException("not the name of a file: " + name);
              }
              return name;
            });
    return new GuardedWriter(inner, guard.call(inner::key), guard.call(inner::title), file, guard);
  }

  @Override
  public byte[] write(ReportDocument document, ReportStyle style, Progress progress)
      throws SightlineException {
    return guard.call(() -> inner.write(document, style, progress));
  }
}
