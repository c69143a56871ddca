package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.SideShares;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.PhraseText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What models said of videos in the background. Thread-safe; blocks. */
public final class LookTable {
  private static final String PREDICTIONS =
      "SELECT video, head, label, probability, known FROM prediction ";

  private static final String LOOKS =
      "SELECT video, bundle, made, problem, text_share, video_share, both_share FROM look ";

  private final Database database;

  LookTable(Database database) {
    this.database = database;
  }

  private record Row(
      long video, String bundle, long made, String problem, Optional<SideShares> sides) {}

  private record Said(long video, Prediction prediction) {}

  /** Keeps what a model said, in place of what the same model said before. */
  public void put(LibraryLook look) throws SightlineException {
    database.transaction(
        () -> {
          forget(look.video(), look.bundleSha256());
          database.update(
              "INSERT INTO look (video, bundle, made, problem, text_share, video_share, both_share)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              look.video(),
              look.bundleSha256(),
              look.made().toEpochMilli(),
              PhraseText.write(look.problem()),
              look.sides().map(SideShares::text).orElse(null),
              look.sides().map(SideShares::video).orElse(null),
              look.sides().map(SideShares::both).orElse(null));
          Map<String, Integer> positions = new HashMap<>();
          for (Prediction p : look.predictions()) {
            database.update(
                "INSERT INTO prediction (video, bundle, head, position, label, probability, known)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                look.video(),
                look.bundleSha256(),
                p.head(),
                positions.merge(p.head(), 1, Integer::sum) - 1,
                p.label(),
                p.probability(),
                p.known() ? 1 : 0);
          }
          return null;
        });
  }

  /** What the model that looked at a video last said of it. */
  public Optional<LibraryLook> latest(long video) throws SightlineException {
    Optional<Row> row =
        database.first(
            LookTable::row, LOOKS + "WHERE video = ? ORDER BY made DESC, bundle LIMIT 1", video);
    return row.isEmpty() ? Optional.empty() : Optional.of(look(row.get()));
  }

  /** Hash of the model that looked last; empty if none did. */
  String usual() throws SightlineException {
    return database
        .first(r -> r.getString(1), "SELECT bundle FROM look ORDER BY made DESC, bundle LIMIT 1")
        .orElse("");
  }

  /** What one model said of all videos, by their ids. */
  public Map<Long, LibraryLook> all(String bundleSha256) throws SightlineException {
    return some(bundleSha256, Ids.ALL);
  }

  Map<Long, LibraryLook> some(String bundle, Ids ids) throws SightlineException {
    Map<Long, List<Prediction>> said = new HashMap<>();
    for (Said s :
        database.query(
            LookTable::said,
            PREDICTIONS
                + "WHERE bundle = ? AND video IN "
                + ids.sql()
                + " ORDER BY video, head, position",
            ids.with(bundle))) {
      said.computeIfAbsent(s.video, v -> new ArrayList<>()).add(s.prediction);
    }
    Map<Long, LibraryLook> looks = new HashMap<>();
    for (Row row :
        database.query(
            LookTable::row,
            LOOKS + "WHERE bundle = ? AND video IN " + ids.sql(),
            ids.with(bundle))) {
      looks.put(row.video, look(row, said.getOrDefault(row.video, List.of())));
    }
    return looks;
  }

  /** Forgets what a model said of a video: it may look once more. */
  public void forget(long video, String bundleSha256) throws SightlineException {
    database.update("DELETE FROM look WHERE video = ? AND bundle = ?", video, bundleSha256);
  }

  private LibraryLook look(Row row) throws SightlineException {
    return look(
        row,
        database
            .query(
                LookTable::said,
                PREDICTIONS + "WHERE video = ? AND bundle = ? ORDER BY head, position",
                row.video,
                row.bundle)
            .stream()
            .map(Said::prediction)
            .toList());
  }

  private static LibraryLook look(Row row, List<Prediction> predictions) {
    return new LibraryLook(
        row.video,
        row.bundle,
        Instant.ofEpochMilli(row.made),
        PhraseText.read(row.problem),
        predictions,
        row.sides);
  }

  private static Row row(ResultSet r) throws SQLException {
    double text = r.getDouble(5);
    Optional<SideShares> sides =
        r.wasNull()
            ? Optional.empty()
            : Optional.of(new SideShares(text, r.getDouble(6), r.getDouble(7)));
    return new Row(r.getLong(1), r.getString(2), r.getLong(3), r.getString(4), sides);
  }

  private static Said said(ResultSet r) throws SQLException {
    return new Said(
        r.getLong(1),
        new Prediction(r.getString(2), r.getString(3), r.getDouble(4), r.getInt(5) != 0));
  }
}
