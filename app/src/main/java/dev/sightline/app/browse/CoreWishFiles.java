package dev.sightline.app.browse;

import dev.sightline.core.library.Wish;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.util.List;

/** Wishes that the catalogue keeps. */
final class CoreWishFiles implements WishFiles {
  private final LibraryAccess access;

  /** Where there is no catalogue, there is nothing, and none is made. */
  CoreWishFiles(LibraryAccess access) {
    this.access = access;
  }

  @Override
  public List<Wish> unfinished() throws SightlineException {
    return !Files.exists(access.file()) || access.catalogue().isReadOnly()
        ? List.of() // those of another process are its own
        : access.catalogue().wishes().all();
  }

  @Override
  public long keep(Wish wish) throws SightlineException {
    return access.catalogue().isReadOnly() ? 0 : access.catalogue().wishes().add(wish);
  }

  @Override
  public void forget(long id) throws SightlineException {
    if (id != 0) {
      access.writable().wishes().remove(id);
    }
  }
}
