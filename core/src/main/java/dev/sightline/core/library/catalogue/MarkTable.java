package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** What the user says of videos: title, note, rating, tags. Thread-safe; blocks. */
public final class MarkTable {
  private final Database database;

  MarkTable(Database database) {
    this.database = database;
  }

  /** Renames a video in the library; its files keep their names. */
  public void title(long video, String title) throws SightlineException {
    database.update("UPDATE video SET title = ? WHERE id = ?", title, video);
  }

  /** Sets the note; empty for none. */
  public void note(long video, String note) throws SightlineException {
    database.update("UPDATE video SET note = ? WHERE id = ?", note, video);
  }

  /**
   * Sets the rating.
   *
   * @param stars 1 to 5; 0 for none
   * @throws IllegalArgumentException if it is no such number
   */
  public void rate(long video, int stars) throws SightlineException {
    if (stars < 0 || stars > 5) {
      throw new IllegalArgumentException(stars + " stars");
    }
    database.update("UPDATE video SET rating = ? WHERE id = ?", stars, video);
  }

  /** Names of all tags that a video has, sorted. */
  public List<String> tags(long video) throws SightlineException {
    return database.query(
        row -> row.getString(1),
        "SELECT name FROM video_tag JOIN tag ON tag.id = tag WHERE video = ? ORDER BY name",
        video);
  }

  /** Names of all tags that any video has, sorted. */
  public List<String> allTags() throws SightlineException {
    return database.query(row -> row.getString(1), "SELECT name FROM tag ORDER BY name");
  }

  /** Gives a video a tag; having it already changes nothing. */
  public void tag(long video, String name) throws SightlineException {
    database.transaction(
        () -> {
          database.update("INSERT OR IGNORE INTO tag (name) VALUES (?)", name);
          return database.update(
              "INSERT OR IGNORE INTO video_tag (video, tag)"
                  + " SELECT ?, id FROM tag WHERE name = ?",
              video,
              name);
        });
  }

  /** Takes a tag from a video. A tag that nothing has any more goes. */
  public void untag(long video, String name) throws SightlineException {
    database.transaction(
        () -> {
          database.update(
              "DELETE FROM video_tag WHERE video = ?"
                  + " AND tag = (SELECT id FROM tag WHERE name = ?)",
              video,
              name);
          return database.update(
              "DELETE FROM tag WHERE name = ?"
                  + " AND NOT EXISTS (SELECT 1 FROM video_tag WHERE tag = tag.id)",
              name);
        });
  }

  /** Renames a tag, on all videos that have it. */
  public void renameTag(String name, String other) throws SightlineException {
    database.update("UPDATE tag SET name = ? WHERE name = ?", other, name);
  }
}
