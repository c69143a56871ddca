package dev.sightline.app.browse;

import dev.sightline.core.library.SavedSearch;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** Searches that the catalogue keeps. Thread-safe; blocks, so never on the FX thread. */
public interface SavedFiles {
  /**
   * All of them, by their names.
   *
   * @throws SightlineException if the library cannot be read
   */
  List<SavedSearch> searches() throws SightlineException;

  /**
   * Keeps a search, in place of one of that name.
   *
   * @return all of them then
   * @throws SightlineException if the library cannot be changed
   */
  List<SavedSearch> saveSearch(String name, String query) throws SightlineException;

  /**
   * Forgets a search.
   *
   * @return all of them then
   * @throws SightlineException if the library cannot be changed
   */
  List<SavedSearch> forgetSearch(String name) throws SightlineException;
}
