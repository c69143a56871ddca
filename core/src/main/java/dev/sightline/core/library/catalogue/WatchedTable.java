package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Folders whose new files come in by themselves. Thread-safe; blocks. */
public final class WatchedTable {
  private final Database database;

  WatchedTable(Database database) {
    this.database = database;
  }

  /** All of them, sorted. */
  public List<Path> all() throws SightlineException {
    return database.query(
        row -> Path.of(row.getString(1)), "SELECT path FROM watched_folder ORDER BY path");
  }

  /** Watches a folder from now on; one that is watched already stays so. */
  public void add(Path folder) throws SightlineException {
    database.update(
        "INSERT OR IGNORE INTO watched_folder (path, added) VALUES (?, ?)",
        folder.toAbsolutePath().normalize().toString(),
        Catalogue.now());
  }

  /** Watches a folder no more; its videos stay in the library. */
  public void remove(Path folder) throws SightlineException {
    database.update(
        "DELETE FROM watched_folder WHERE path = ?",
        folder.toAbsolutePath().normalize().toString());
  }
}
