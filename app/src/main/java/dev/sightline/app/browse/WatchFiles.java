package dev.sightline.app.browse;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders whose new files come into the library by themselves. Thread-safe; every method blocks, so
 * never on the FX thread.
 */
public interface WatchFiles {
  /**
   * All of them.
   *
   * @throws SightlineException if the library cannot be read
   */
  List<Path> folders() throws SightlineException;

  /**
   * Watches a folder from now on.
   *
   * @return all of them now
   * @throws SightlineException if the library cannot be changed
   */
  List<Path> watch(Path folder) throws SightlineException;

  /**
   * Watches a folder no more; its videos stay.
   *
   * @return all of them now
   * @throws SightlineException if the library cannot be changed
   */
  List<Path> unwatch(Path folder) throws SightlineException;

  /**
   * Looks at all of them.
   *
   * @return those that changed since they were imported last, and have come to rest
   * @throws SightlineException if the library cannot be read
   */
  List<Path> changed() throws SightlineException;
}
