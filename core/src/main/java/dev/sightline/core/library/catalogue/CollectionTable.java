package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.SavedSearch;
import dev.sightline.core.problem.SightlineException;
import java.time.Instant;
import java.util.List;

/** Collections, in an order of the user's, and saved searches. Thread-safe; blocks. */
public final class CollectionTable {
  private final Database database;

  CollectionTable(Database database) {
    this.database = database;
  }

  /** Names of all collections, sorted. */
  public List<String> names() throws SightlineException {
    return database.query(row -> row.getString(1), "SELECT name FROM collection ORDER BY name");
  }

  /** Makes an empty collection; one of that name that is there stays as it is. */
  public void create(String name) throws SightlineException {
    database.update("INSERT OR IGNORE INTO collection (name) VALUES (?)", name);
  }

  /** Removes a collection; its videos stay in the library. */
  public void remove(String name) throws SightlineException {
    database.update("DELETE FROM collection WHERE name = ?", name);
  }

  /** Puts a video at the end of a collection, which is made if it is missing. */
  public void add(String name, long video) throws SightlineException {
    database.transaction(
        () -> {
          create(name);
          return database.update(
              "INSERT OR IGNORE INTO collection_video (collection, video, position)"
                  + " SELECT id, ?, (SELECT coalesce(max(position), 0) + 1 FROM collection_video"
                  + " WHERE collection = collection.id) FROM collection WHERE name = ?",
              video,
              name);
        });
  }

  /** Takes a video out of a collection. */
  public void take(String name, long video) throws SightlineException {
    database.update(
        "DELETE FROM collection_video WHERE video = ?"
            + " AND collection = (SELECT id FROM collection WHERE name = ?)",
        video,
        name);
  }

  /** Ids of the videos of a collection, in its order. */
  public List<Long> videos(String name) throws SightlineException {
    return database.query(
        row -> row.getLong(1),
        "SELECT video FROM collection_video JOIN collection ON collection.id = collection"
            + " WHERE name = ? ORDER BY position",
        name);
  }

  /** Names of the collections that a video is in, sorted. */
  public List<String> of(long video) throws SightlineException {
    return database.query(
        row -> row.getString(1),
        "SELECT name FROM collection_video JOIN collection ON collection.id = collection"
            + " WHERE video = ? ORDER BY name",
        video);
  }

  /** Keeps a search, in place of one of that name. */
  public void save(String name, String query) throws SightlineException {
    database.update(
        "INSERT INTO saved_search (name, query, saved) VALUES (?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET query = excluded.query, saved = excluded.saved",
        name,
        query,
        Catalogue.now());
  }

  /** All saved searches by their names. */
  public List<SavedSearch> searches() throws SightlineException {
    return database.query(
        row ->
            new SavedSearch(
                row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
        "SELECT name, query, saved FROM saved_search ORDER BY name");
  }

  /** Removes a saved search. */
  public void forget(String name) throws SightlineException {
    database.update("DELETE FROM saved_search WHERE name = ?", name);
  }
}
