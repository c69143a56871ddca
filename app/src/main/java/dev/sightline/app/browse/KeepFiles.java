package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The library as files. Thread-safe; every method blocks but {@link #place}, so never on the FX
 * thread.
 */
public interface KeepFiles {
  /** Where the library lies now. */
  Path place();

  /**
   * Moves the library: copies it, checks the copy, and then says that it lies there.
   *
   * @return where it lies now
   * @throws SightlineException if it cannot lie there, or the user cancelled; it is where it was
   */
  Path move(Path folder, Progress progress) throws SightlineException;

  /**
   * Copies the library into one file.
   *
   * @return how many videos are in it
   * @throws SightlineException if it cannot be written
   */
  long backup(Path out, Progress progress) throws SightlineException;

  /**
   * Puts a backup in the place of the library.
   *
   * @return where the former one is kept
   * @throws SightlineException if it is no backup; the library is as before then
   */
  Optional<Path> restore(Path backup, Progress progress) throws SightlineException;
}
