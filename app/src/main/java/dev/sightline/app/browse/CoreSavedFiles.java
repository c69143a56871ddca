package dev.sightline.app.browse;

import dev.sightline.core.library.SavedSearch;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** Searches in the library's catalogue. */
record CoreSavedFiles(LibraryAccess access) implements SavedFiles {
  @Override
  public List<SavedSearch> searches() throws SightlineException {
    return access.catalogue().collections().searches();
  }

  @Override
  public List<SavedSearch> saveSearch(String name, String query) throws SightlineException {
    access.writable().collections().save(name, query);
    return searches();
  }

  @Override
  public List<SavedSearch> forgetSearch(String name) throws SightlineException {
    access.writable().collections().forget(name);
    return searches();
  }
}
