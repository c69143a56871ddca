package dev.sightline.core.library.export;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

/** In which form videos are written, by the name of the file. */
public enum ExportFormat {
  /** A list of a row for each video, that {@code train --dataset} and an import read. */
  CSV,
  /** The same, with all else that is known of each video. */
  JSON,
  /** A folder that FiftyOne reads: {@link FiftyOneExport}. */
  FIFTY_ONE;

  /** The form for a file of that name: JSON unless the name says otherwise. */
  public static ExportFormat of(Path out) {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    return name.equals(FiftyOneExport.NAME) ? FIFTY_ONE : JSON;
  }

  /**
   * Writes the file whole.
   *
   * @param catalogue read-only is enough
   * @param videos ids
   * @param bundle hash of the model whose predictions are written; empty for the one that looked
   *     last
   * @return how many videos were written
   * @throws SightlineException {@code FILE} if it cannot be written, or the user cancelled
   */
  public long write(
      Catalogue catalogue, Collection<Long> videos, String bundle, Path out, Progress progress)
      throws SightlineException {
    return switch (this) {
      case CSV -> new LibraryExport(catalogue, videos).csv(out, progress);
      case JSON -> new LibraryExport(catalogue, videos).json(out, progress);
      case FIFTY_ONE -> new FiftyOneExport(catalogue).write(out, videos, bundle, progress);
    };
  }
}
