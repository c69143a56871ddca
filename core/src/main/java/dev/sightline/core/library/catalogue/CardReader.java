package dev.sightline.core.library.catalogue;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a list shows of many videos at once: a few questions for all of them, not a few for
 * each. Thread-safe; blocks.
 */
public final class CardReader {
  private final Database database;
  private final LookTable looks;

  CardReader(Database database, LookTable looks) {
    this.database = database;
    this.looks = looks;
  }

  private record Named(long video, String name) {}

  private record Entry(long video, VideoLabel label) {}

  /**
   * All videos, by their ids.
   *
   * @param bundle hash of the model whose predictions are wanted; empty for the one that looked
   *     last
   */
  public List<VideoCard> all(String bundle) throws SightlineException {
    return read(bundle, Ids.ALL);
  }

  /** Those of these videos that there are, by their ids. */
  public List<VideoCard> of(String bundle, Collection<Long> ids) throws SightlineException {
    return read(bundle, Ids.of(ids));
  }

  private List<VideoCard> read(String bundle, Ids ids) throws SightlineException {
    return database.snapshot(
        () -> {
          Map<Long, List<String>> tags =
              names(
                  "SELECT video, name FROM video_tag JOIN tag ON tag.id = tag WHERE video IN "
                      + ids.sql()
                      + " ORDER BY video, name",
                  ids);
          Map<Long, List<String>> collections =
              names(
                  "SELECT video, name FROM collection_video JOIN collection ON collection.id ="
                      + " collection WHERE video IN "
                      + ids.sql()
                      + " ORDER BY video, name",
                  ids);
          Map<Long, List<VideoLabel>> labels = labels(ids);
          Map<Long, List<String>> places =
              names(
                  "SELECT video, path FROM place WHERE video IN "
                      + ids.sql()
                      + " ORDER BY video, path",
                  ids);
          Set<Long> texts =
              new HashSet<>(
                  database.query(
                      row -> row.getLong(1),
                      "SELECT DISTINCT video FROM text WHERE origin <> ? AND video IN " + ids.sql(),
                      ids.with(TextOrigin.FILE_NAME.key())));
          Map<Long, LibraryLook> said = looks.some(bundle.isEmpty() ? looks.usual() : bundle, ids);
          List<VideoCard> cards = new ArrayList<>();
          for (LibraryVideo video :
              database.query(
                  VideoTable::video,
                  VideoTable.SELECT + "WHERE id IN " + ids.sql() + " ORDER BY id",
                  ids.with())) {
            long id = video.id();
            cards.add(
                new VideoCard(
                    video,
                    there(places.getOrDefault(id, List.of())),
                    tags.getOrDefault(id, List.of()),
                    collections.getOrDefault(id, List.of()),
                    labels.getOrDefault(id, List.of()),
                    texts.contains(id),
                    Optional.ofNullable(said.get(id))));
          }
          return cards;
        });
  }

  /** Of stretches of a video that have the same class one is enough. */
  private Map<Long, List<VideoLabel>> labels(Ids ids) throws SightlineException {
    Map<Long, List<VideoLabel>> all = new HashMap<>();
    for (Entry e :
        database.query(
            row ->
                new Entry(
                    row.getLong(1),
                    new VideoLabel(
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)).flatMap(Part::of),
                        Optional.empty(),
                        Optional.empty())),
            "SELECT DISTINCT video, source, label, part FROM label WHERE video IN "
                + ids.sql()
                + " ORDER BY video, source, label",
            ids.with())) {
      all.computeIfAbsent(e.video, v -> new ArrayList<>()).add(e.label);
    }
    return all;
  }

  private static Optional<Path> there(List<String> places) {
    return places.stream().map(Path::of).filter(Files::isRegularFile).findFirst();
  }

  private Map<Long, List<String>> names(String sql, Ids ids) throws SightlineException {
    Map<Long, List<String>> names = new HashMap<>();
    for (Named n :
        database.query(row -> new Named(row.getLong(1), row.getString(2)), sql, ids.with())) {
      names.computeIfAbsent(n.video, v -> new ArrayList<>()).add(n.name);
    }
    return names;
  }
}
