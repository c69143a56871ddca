package dev.sightline.app.browse;

import dev.sightline.core.library.Wish;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * Work on the library that was asked for and is not done. Thread-safe; every method blocks, so
 * never on the FX thread.
 */
public interface WishFiles {
  /**
   * What is left from before; nothing if there is no library yet, or another process has it.
   *
   * @throws SightlineException if the library cannot be opened or read
   */
  List<Wish> unfinished() throws SightlineException;

  /**
   * Keeps a wish, so that it goes on after a restart.
   *
   * @return its id; 0 if nothing can be kept, because another process has the library
   * @throws SightlineException if the library cannot be changed
   */
  long keep(Wish wish) throws SightlineException;

  /**
   * It is done, or no longer wanted.
   *
   * @throws SightlineException if the library cannot be changed
   */
  void forget(long id) throws SightlineException;
}
