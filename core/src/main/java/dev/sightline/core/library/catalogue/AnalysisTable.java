package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.StoredAnalysis;
import dev.sightline.core.problem.SightlineException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Which analyses there are, and where the cache keeps them. Thread-safe; blocks. */
public final class AnalysisTable {
  private static final String SELECT = "SELECT video, bundle, text, cache_key, made FROM analysis ";

  private final Database database;

  AnalysisTable(Database database) {
    this.database = database;
  }

  /** Analyses of a video, the latest first. */
  public List<StoredAnalysis> of(long video) throws SightlineException {
    return database.query(
        AnalysisTable::analysis, SELECT + "WHERE video = ? ORDER BY made DESC", video);
  }

  /** Says that a video was analysed, in place of the same analysis before. */
  public void put(StoredAnalysis analysis) throws SightlineException {
    database.update(
        "INSERT INTO analysis (video, bundle, text, cache_key, made) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (video, bundle, text)"
            + " DO UPDATE SET cache_key = excluded.cache_key, made = excluded.made",
        analysis.video(),
        analysis.bundleSha256(),
        analysis.textSha256(),
        analysis.cacheKey(),
        analysis.made().toEpochMilli());
  }

  /** How many there are. */
  public long count() throws SightlineException {
    return database.number("SELECT count(*) FROM analysis");
  }

  /** Where the cache should hold something: all keys, sorted. */
  public List<String> cacheKeys() throws SightlineException {
    return database.query(
        row -> row.getString(1), "SELECT DISTINCT cache_key FROM analysis ORDER BY cache_key");
  }

  /** Forgets the analyses whose result the cache has lost. */
  public void forget(String cacheKey) throws SightlineException {
    database.update("DELETE FROM analysis WHERE cache_key = ?", cacheKey);
  }

  private static StoredAnalysis analysis(ResultSet row) throws SQLException {
    return new StoredAnalysis(
        row.getLong("video"),
        row.getString("bundle"),
        row.getString("text"),
        row.getString("cache_key"),
        Instant.ofEpochMilli(row.getLong("made")));
  }
}
