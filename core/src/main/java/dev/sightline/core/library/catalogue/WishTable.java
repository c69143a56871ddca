package dev.sightline.core.library.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.library.Wish;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that was asked for and is not done, so that it goes on after a restart. Thread-safe; blocks.
 */
public final class WishTable {
  private static final Logger LOG = LoggerFactory.getLogger(WishTable.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PATHS = "paths";
  private static final String VIDEOS = "videos";
  private static final String OUT = "out";

  private final Database database;

  WishTable(Database database) {
    this.database = database;
  }

  private record Row(long id, String kind, String what) {}

  /** Keeps a wish. The same one that is kept already is not kept twice. Gives its id. */
  public long add(Wish wish) throws SightlineException {
    String kind = wish.kind().name().toLowerCase(Locale.ROOT);
    String what = json(wish);
    return database.transaction(
        () -> {
          Optional<Long> same =
              database.first(
                  row -> row.getLong(1),
                  "SELECT id FROM wish WHERE kind = ? AND what = ?",
                  kind,
                  what);
          if (same.isPresent()) {
            return same.get();
          }
          database.update(
              "INSERT INTO wish (kind, what, asked) VALUES (?, ?, ?)", kind, what, Catalogue.now());
          return database.number("SELECT last_insert_rowid()");
        });
  }

  /** All that are not done, in the order in which they were asked for. */
  public List<Wish> all() throws SightlineException {
    List<Wish> wishes = new ArrayList<>();
    for (Row row :
        database.query(
            r -> new Row(r.getLong(1), r.getString(2), r.getString(3)),
            "SELECT id, kind, what FROM wish ORDER BY id")) {
      wish(row).ifPresent(wishes::add);
    }
    return wishes;
  }

  /** It is done, or no longer wanted. */
  public void remove(long id) throws SightlineException {
    database.update("DELETE FROM wish WHERE id = ?", id);
  }

  private static String json(Wish wish) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode paths = node.putArray(PATHS);
    wish.paths().forEach(p -> paths.add(p.toAbsolutePath().toString()));
    ArrayNode videos = node.putArray(VIDEOS);
    wish.videos().forEach(videos::add);
    wish.out().ifPresent(o -> node.put(OUT, o.toAbsolutePath().toString()));
    return node.toString();
  }

  /** Empty if it cannot be understood: nobody can do it then. */
  private static Optional<Wish> wish(Row row) {
    try {
      JsonNode what = JSON.readTree(row.what);
      List<Path> paths = new ArrayList<>();
      what.path(PATHS).forEach(p -> paths.add(Path.of(p.asText())));
      List<Long> videos = new ArrayList<>();
      what.path(VIDEOS).forEach(v -> videos.add(v.asLong()));
      Optional<Path> out =
          what.has(OUT) ? Optional.of(Path.of(what.get(OUT).asText())) : Optional.empty();
      Wish.Kind kind = Wish.Kind.valueOf(row.kind.toUpperCase(Locale.ROOT));
      return Optional.of(new Wish(row.id, kind, paths, videos, out));
    } catch (JsonProcessingException | InvalidPathException e) {
      LOG.warn("a wish that cannot be understood is left out: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
