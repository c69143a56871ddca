package dev.sightline.app.export;

import dev.sightline.core.job.Progress;
import dev.sightline.core.overlay.OverlayPlan;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Burns maps into films. Thread-safe; blocks. */
@FunctionalInterface
public interface FilmFiles {
  /**
   * Writes a film; goes on where the same film was stopped.
   *
   * @throws SightlineException if it cannot be written, or the user cancelled: then what is
   *     finished is kept
   */
  void write(OverlayPlan plan, Path out, Progress progress) throws SightlineException;
}
