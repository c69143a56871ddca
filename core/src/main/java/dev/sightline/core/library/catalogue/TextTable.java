package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.data.own.Segment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts of videos with their times, and the labels of data sets. Thread-safe; blocks. */
public final class TextTable {
  private final Database database;

  TextTable(Database database) {
    this.database = database;
  }

  private record Row(long id, String origin, String source, String part, String words) {}

  /** All texts of a video, in the order in which they were added. */
  public List<LibraryText> of(long video) throws SightlineException {
    return database.snapshot(
        () -> {
          List<LibraryText> texts = new ArrayList<>();
          for (Row row :
              database.query(
                  r ->
                      new Row(
                          r.getLong(1),
                          r.getString(2),
                          r.getString(3),
                          r.getString(4),
                          r.getString(5)),
                  "SELECT id, origin, source, part, words FROM text WHERE video = ? ORDER BY id",
                  video)) {
            texts.add(
                new LibraryText(
                    TextOrigin.of(row.origin), row.source, row.part, row.words, cues(row.id)));
          }
          return texts;
        });
  }

  private Transcript cues(long text) throws SightlineException {
    return new Transcript(
        database.query(
            r ->
                new Cue(
                    Fraction.of(r.getLong(1), r.getLong(2)),
                    Fraction.of(r.getLong(3), r.getLong(4)),
                    r.getString(5)),
            "SELECT start_num, start_den, end_num, end_den, words FROM cue WHERE text = ?"
                + " ORDER BY position",
            text));
  }

  /** Adds a text, in place of one of the same origin, source and part. */
  public void put(long video, LibraryText text) throws SightlineException {
    database.transaction(
        () -> {
          remove(video, text);
          long id =
              database
                  .first(
                      r -> r.getLong(1),
                      "INSERT INTO text (video, origin, source, part, words)"
                          + " VALUES (?, ?, ?, ?, ?) RETURNING id",
                      video,
                      text.origin().key(),
                      text.source(),
                      text.part(),
                      text.words())
                  .orElseThrow();
          int position = 0;
          for (Cue cue : text.transcript().cues()) {
            database.update(
                "INSERT INTO cue (text, position, start_num, start_den, end_num, end_den, words)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                position++,
                cue.start().num(),
                cue.start().den(),
                cue.end().num(),
                cue.end().den(),
                cue.text());
          }
          return null;
        });
  }

  /** Removes the text of that origin, source and part. */
  public void remove(long video, LibraryText text) throws SightlineException {
    database.update(
        "DELETE FROM text WHERE video = ? AND origin = ? AND source = ? AND part = ?",
        video,
        text.origin().key(),
        text.source(),
        text.part());
  }

  /** Removes all texts of a video that have this origin. */
  public void removeAll(long video, TextOrigin origin) throws SightlineException {
    database.update("DELETE FROM text WHERE video = ? AND origin = ?", video, origin.key());
  }

  /** What the user has typed as the text of a video; empty if nothing. */
  public String typed(long video) throws SightlineException {
    return database
        .first(
            r -> r.getString(1),
            "SELECT words FROM text WHERE video = ? AND origin = ?",
            video,
            TextOrigin.TYPED.key())
        .orElse("");
  }

  /** Sets what the user has typed as the text of a video; blank for none. */
  public void type(long video, String words) throws SightlineException {
    if (words.isBlank()) {
      removeAll(video, TextOrigin.TYPED);
    } else {
      put(video, LibraryText.of(TextOrigin.TYPED, words));
    }
  }

  /** Labels of a video, by the sets that say so. */
  public List<VideoLabel> labels(long video) throws SightlineException {
    return database.query(
        TextTable::label,
        "SELECT source, label, part, group_name, from_s, to_s FROM label WHERE video = ?"
            + " ORDER BY source, position",
        video);
  }

  /** Sets what one data set says of a video, in place of what it said before. */
  public void putLabels(long video, String source, List<VideoLabel> labels)
      throws SightlineException {
    database.transaction(
        () -> {
          if (labels(video).stream()
              .filter(l -> l.source().equals(source))
              .toList()
              .equals(labels)) {
            return null; // no change that an index would have to follow
          }
          database.update("DELETE FROM label WHERE video = ? AND source = ?", video, source);
          int position = 0;
          for (VideoLabel label : labels) {
            database.update(
                "INSERT INTO label (video, source, position, label, part, group_name, from_s, to_s)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                video,
                source,
                position++,
                label.label(),
                label.part().map(Part::key).orElse(null),
                label.group().orElse(null),
                label.segment().map(Segment::start).orElse(null),
                label.segment().map(Segment::end).orElse(null));
          }
          return null;
        });
  }

  /**
   * True if a data set says anything of any video.
   *
   * @param source its list or folder
   */
  public boolean isLabelled(String source) throws SightlineException {
    return database.query(row -> 1, "SELECT 1 FROM label WHERE source = ? LIMIT 1", source).size()
        > 0;
  }

  /** Forgets what one data set says of all videos. */
  public void removeLabels(String source) throws SightlineException {
    database.update("DELETE FROM label WHERE source = ?", source);
  }

  private static VideoLabel label(ResultSet row) throws SQLException {
    double from = row.getDouble("from_s");
    Optional<Segment> segment =
        row.wasNull() ? Optional.empty() : Optional.of(new Segment(from, row.getDouble("to_s")));
    String part = row.getString("part");
    return new VideoLabel(
        row.getString("source"),
        row.getString("label"),
        part == null ? Optional.empty() : Part.of(part),
        Optional.ofNullable(row.getString("group_name")),
        segment);
  }
}
