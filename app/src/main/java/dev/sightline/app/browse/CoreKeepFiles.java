package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.catalogue.CatalogueFiles;
import dev.sightline.core.library.upkeep.LibraryMove;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The files of the library. */
final class CoreKeepFiles implements KeepFiles {
  private final LibraryAccess access;
  private final Switch moved;

  /** Keeps where the library lies. */
  @FunctionalInterface
  interface Switch {
    void to(Path library) throws SightlineException;
  }

  /**
   * @param moved keeps where the library lies, for the next start
   */
  CoreKeepFiles(LibraryAccess access, Switch moved) {
    this.access = access;
    this.moved = moved;
  }

  @Override
  public Path place() {
    return access.file();
  }

  @Override
  public Path move(Path folder, Progress progress) throws SightlineException {
    Catalogue library = access.writable();
    Path from = access.file();
    Path to = LibraryMove.target(from, folder);
    LibraryMove.copy(library, to, progress);
    access.whileClosed(
        to,
        () -> {
          moved.to(to);
          LibraryPlaces.takeAlong(from, to);
          LibraryMove.remove(from);
        });
    return to;
  }

  @Override
  public long backup(Path out, Progress progress) throws SightlineException {
    access.catalogue().backup(out);
    return access.catalogue().videos().count();
  }

  @Override
  public Optional<Path> restore(Path backup, Progress progress) throws SightlineException {
    access.writable();
    AtomicReference<Optional<Path>> former = new AtomicReference<>(Optional.empty());
    Path file = access.file();
    access.whileClosed(file, () -> former.set(CatalogueFiles.restore(backup, file)));
    return former.get();
  }
}
