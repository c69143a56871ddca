package dev.sightline.app.browse;

import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.FolderWatch;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Folders that the catalogue says are watched. */
final class CoreWatchFiles implements WatchFiles {
  private final LibraryAccess access;
  private final Map<Path, FolderWatch> watches = new TreeMap<>();

  /** Where there is no catalogue, there is nothing, and none is made. */
  CoreWatchFiles(LibraryAccess access) {
    this.access = access;
  }

  @Override
  public List<Path> folders() throws SightlineException {
    return access.catalogue().watched().all();
  }

  @Override
  public List<Path> watch(Path folder) throws SightlineException {
    Catalogue catalogue = access.writable();
    catalogue.watched().add(folder);
    return catalogue.watched().all();
  }

  @Override
  public List<Path> unwatch(Path folder) throws SightlineException {
    Catalogue catalogue = access.writable();
    catalogue.watched().remove(folder);
    return catalogue.watched().all();
  }

  @Override
  public synchronized List<Path> changed() throws SightlineException {
    if (!Files.exists(access.file()) || access.catalogue().isReadOnly()) {
      return List.of();
    }
    List<Path> folders = folders();
    watches.keySet().retainAll(folders);
    return folders.stream()
        .filter(f -> watches.computeIfAbsent(f, FolderWatch::new).look())
        .toList();
  }
}
