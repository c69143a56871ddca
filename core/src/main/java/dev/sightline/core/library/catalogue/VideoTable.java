package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.MediaFacts;
import dev.sightline.core.library.VideoChange;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Videos by their content, the places where they lie, and their changes. Thread-safe; blocks. */
public final class VideoTable {
  static final String SELECT =
      "SELECT id, sha256, bytes, container, width, height, rate_num, rate_den, duration_num,"
          + " duration_den, audio, subtitles, added, title, note, rating FROM video ";
  private static final String SELECT_PLACE =
      "SELECT path, bytes, modified, sidecars, video FROM place ";

  private final Database database;

  VideoTable(Database database) {
    this.database = database;
  }

  /**
   * A place and whose it is.
   *
   * @param video id of the video that lies there
   */
  public record Occupied(VideoPlace place, long video) {}

  /** How many videos there are. */
  public long count() throws SightlineException {
    return database.number("SELECT count(*) FROM video");
  }

  /** Ids of all videos, ascending. */
  public List<Long> ids() throws SightlineException {
    return database.query(row -> row.getLong(1), "SELECT id FROM video ORDER BY id");
  }

  /** The video of that id. */
  public Optional<LibraryVideo> find(long id) throws SightlineException {
    return database.first(VideoTable::video, SELECT + "WHERE id = ?", id);
  }

  /** The video of that content. */
  public Optional<LibraryVideo> find(String sha256) throws SightlineException {
    return database.first(VideoTable::video, SELECT + "WHERE sha256 = ?", sha256);
  }

  /**
   * Videos in the order of their ids, a page at a time, so that a library of any size fits memory.
   *
   * @param after the last id of the page before; 0 for the first page
   * @param limit at most so many
   */
  public List<LibraryVideo> page(long after, int limit) throws SightlineException {
    return database.query(
        VideoTable::video, SELECT + "WHERE id > ? ORDER BY id LIMIT ?", after, limit);
  }

  /** As {@link #page(long, int)}, of the videos with that tag. */
  public List<LibraryVideo> tagged(String tag, long after, int limit) throws SightlineException {
    return database.query(
        VideoTable::video,
        SELECT
            + "WHERE id > ? AND id IN (SELECT video FROM video_tag JOIN tag ON tag.id = tag"
            + " WHERE name = ?) ORDER BY id LIMIT ?",
        after,
        tag,
        limit);
  }

  /**
   * Adds a video that is not there yet.
   *
   * @return its id
   */
  public long add(String sha256, long bytes, MediaFacts facts, String title)
      throws SightlineException {
    return database
        .first(
            row -> row.getLong(1),
            "INSERT INTO video (sha256, bytes, container, width, height, rate_num, rate_den,"
                + " duration_num, duration_den, audio, subtitles, added, title)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            sha256,
            bytes,
            facts.container(),
            facts.width(),
            facts.height(),
            facts.frameRate().num(),
            facts.frameRate().den(),
            facts.duration().num(),
            facts.duration().den(),
            facts.audio() ? 1 : 0,
            facts.subtitles() ? 1 : 0,
            Catalogue.now(),
            title)
        .orElseThrow();
  }

  /** Removes a video and all that is known of it; its files stay. */
  public void remove(long id) throws SightlineException {
    database.update("DELETE FROM video WHERE id = ?", id);
  }

  /** What lies at a path. */
  public Optional<Occupied> at(Path path) throws SightlineException {
    return database.first(
        row -> new Occupied(place(row), row.getLong("video")),
        SELECT_PLACE + "WHERE path = ?",
        path.toString());
  }

  /** All places of a video, by their paths. */
  public List<VideoPlace> places(long video) throws SightlineException {
    return database.query(VideoTable::place, SELECT_PLACE + "WHERE video = ? ORDER BY path", video);
  }

  /** Says that a video lies there now, whatever lay there before. */
  public void put(long video, VideoPlace place) throws SightlineException {
    database.update(
        "INSERT INTO place (path, video, bytes, modified, sidecars) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (path) DO UPDATE SET video = excluded.video, bytes = excluded.bytes,"
            + " modified = excluded.modified, sidecars = excluded.sidecars",
        place.path().toString(),
        video,
        place.bytes(),
        place.modified().toEpochMilli(),
        place.sidecars());
  }

  /** Says that nothing lies there any more. */
  public void vacate(Path path) throws SightlineException {
    database.update("DELETE FROM place WHERE path = ?", path.toString());
  }

  /** The revision of the last change; 0 if there was none. */
  public long revision() throws SightlineException {
    return database.number("SELECT coalesce(max(revision), 0) FROM change");
  }

  /**
   * What changed since, each video once, in order of time. Texts, places, labels, tags,
   * collections, notes, ratings and analyses of a video are changes of it.
   *
   * @param revision the last one that is known; 0 for all
   * @param limit at most so many; ask again from the last one's revision
   */
  public List<VideoChange> changes(long revision, int limit) throws SightlineException {
    return database.query(
        row -> new VideoChange(row.getLong(1), row.getLong(2), row.getInt(3) != 0),
        "SELECT video, revision, removed FROM change WHERE revision > ?"
            + " ORDER BY revision LIMIT ?",
        revision,
        limit);
  }

  private static VideoPlace place(ResultSet row) throws SQLException {
    return new VideoPlace(
        Path.of(row.getString("path")),
        row.getLong("bytes"),
        Instant.ofEpochMilli(row.getLong("modified")),
        row.getString("sidecars"));
  }

  static LibraryVideo video(ResultSet row) throws SQLException {
    MediaFacts facts =
        new MediaFacts(
            row.getString("container"),
            row.getInt("width"),
            row.getInt("height"),
            Fraction.of(row.getLong("rate_num"), row.getLong("rate_den")),
            Fraction.of(row.getLong("duration_num"), row.getLong("duration_den")),
            row.getInt("audio") != 0,
            row.getInt("subtitles") != 0);
    return new LibraryVideo(
        row.getLong("id"),
        row.getString("sha256"),
        row.getLong("bytes"),
        facts,
        Instant.ofEpochMilli(row.getLong("added")),
        row.getString("title"),
        new LibraryVideo.Marks(row.getString("note"), row.getInt("rating")));
  }
}
