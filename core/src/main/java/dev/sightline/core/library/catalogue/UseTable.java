package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.use.UseJson;
import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.problem.SightlineException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the uses of models said of videos, by the videos' content. They go with their video's entry.
 * Thread-safe; blocks.
 */
public final class UseTable {
  private static final Logger LOG = LoggerFactory.getLogger(UseTable.class);
  private static final String SELECT =
      "SELECT id, sha256, kind, bundle, model, made, settings, said FROM use_result ";

  private final Database database;

  UseTable(Database database) {
    this.database = database;
  }

  private record Row(long id, String sha256, String kind, UseModel model, long made, Texts texts) {}

  private record Texts(String settings, String said) {}

  /**
   * Keeps a result, in place of one of the same video, kind, model and settings.
   *
   * @return its id
   */
  public long put(UseResult result) throws SightlineException {
    String settings = UseJson.settings(result.settings());
    return database.transaction(
        () -> {
          database.update(
              "DELETE FROM use_result WHERE sha256 = ? AND kind = ? AND bundle = ?"
                  + " AND settings = ?",
              result.videoSha256(),
              result.kind().key(),
              result.model().sha256(),
              settings);
          database.update(
              "INSERT INTO use_result (sha256, kind, bundle, model, made, settings, said)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              result.videoSha256(),
              result.kind().key(),
              result.model().sha256(),
              result.model().name(),
              result.made().toEpochMilli(),
              settings,
              UseJson.values(result.values()));
          // not last_insert_rowid(): the triggers insert too
          return database.number("SELECT max(id) FROM use_result");
        });
  }

  /** Results of a video, the latest first. */
  public List<UseResult> of(String videoSha256) throws SightlineException {
    return read("WHERE sha256 = ? ORDER BY made DESC, id DESC", videoSha256);
  }

  /** Results after an id, in the order in which they were kept. */
  public List<UseResult> page(long afterId, int limit) throws SightlineException {
    return read("WHERE id > ? ORDER BY id LIMIT ?", afterId, limit);
  }

  /** How many there are. */
  public long count() throws SightlineException {
    return database.number("SELECT count(*) FROM use_result");
  }

  /**
   * Forgets one.
   *
   * @return false if there was none of that id
   */
  public boolean remove(long id) throws SightlineException {
    return database.transaction(
        () -> {
          boolean there = database.number("SELECT count(*) FROM use_result WHERE id = ?", id) > 0;
          database.update("DELETE FROM use_result WHERE id = ?", id);
          return there;
        });
  }

  private List<UseResult> read(String where, Object... values) throws SightlineException {
    List<UseResult> results = new ArrayList<>();
    for (Row row : database.query(UseTable::row, SELECT + where, values)) {
      result(row).ifPresent(results::add);
    }
    return results;
  }

  private static Row row(ResultSet r) throws SQLException {
    return new Row(
        r.getLong(1),
        r.getString(2),
        r.getString(3),
        new UseModel(r.getString(5), r.getString(4)),
        r.getLong(6),
        new Texts(r.getString(7), r.getString(8)));
  }

  /** Empty if it cannot be understood: nobody can show it then. */
  private static Optional<UseResult> result(Row row) {
    try {
      return Optional.of(
          new UseResult(
              row.id,
              row.sha256,
              UseKind.of(row.kind),
              row.model,
              Instant.ofEpochMilli(row.made),
              UseJson.settings(row.texts.settings),
              UseJson.values(row.texts.said)));
    } catch (IllegalArgumentException e) {
      LOG.warn("result {} cannot be understood and is left out: {}", row.id, e.getMessage());
      return Optional.empty();
    }
  }
}
