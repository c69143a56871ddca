package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.PhraseText;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files that could not be imported, with the reason. Thread-safe; blocks. */
public final class BrokenTable {
  private static final String SELECT =
      "SELECT path, bytes, modified, problem, reason, tries FROM broken ";

  private final Database database;

  BrokenTable(Database database) {
    this.database = database;
  }

  /** How many there are. */
  public long count() throws SightlineException {
    return database.number("SELECT count(*) FROM broken");
  }

  /** What is known of the file at a path. */
  public Optional<BrokenFile> at(Path path) throws SightlineException {
    return database.first(BrokenTable::broken, SELECT + "WHERE path = ?", path.toString());
  }

  /**
   * Files by their paths, a page at a time.
   *
   * @param after the last path of the page before; empty for the first page
   * @param limit at most so many
   */
  public List<BrokenFile> page(String after, int limit) throws SightlineException {
    return database.query(
        BrokenTable::broken, SELECT + "WHERE path > ? ORDER BY path LIMIT ?", after, limit);
  }

  /** Notes a failure, one more if there was one before. */
  public void put(BrokenFile file) throws SightlineException {
    database.update(
        "INSERT INTO broken (path, bytes, modified, problem, reason, tries, tried)"
            + " VALUES (?, ?, ?, ?, ?, 1, ?)"
            + " ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes,"
            + " modified = excluded.modified, problem = excluded.problem,"
            + " reason = excluded.reason, tries = tries + 1, tried = excluded.tried",
        file.path().toString(),
        file.bytes(),
        file.modified().toEpochMilli(),
        file.problem().name(),
        PhraseText.write(file.reason()),
        Catalogue.now());
  }

  /** The file is fine now, or no longer wanted. */
  public void remove(Path path) throws SightlineException {
    database.update("DELETE FROM broken WHERE path = ?", path.toString());
  }

  private static BrokenFile broken(ResultSet row) throws SQLException {
    return new BrokenFile(
        Path.of(row.getString("path")),
        row.getLong("bytes"),
        Instant.ofEpochMilli(row.getLong("modified")),
        Problem.valueOf(row.getString("problem")),
        PhraseText.read(row.getString("reason")),
        row.getInt("tries"));
  }
}
