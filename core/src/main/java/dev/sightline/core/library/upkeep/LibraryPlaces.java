package dev.sightline.core.library.upkeep;

import dev.sightline.core.job.UserFolders;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a library and what belongs to it lie. Stateless. */
public final class LibraryPlaces {
  /** System property that names another library than the user's own. */
  public static final String PROPERTY = "sightline.library";

  /** Results of some thousand videos beside some texts each. */
  private static final long RESULT_BYTES = 4L << 30;

  private static final int SHORT = 16;

  /** In the data folder: a file that says where the library was moved to. */
  private static final String MOVED = "library.location";

  private static final Logger LOG = LoggerFactory.getLogger(LibraryPlaces.class);

  private LibraryPlaces() {}

  /** The library of this user, unless the system property names another; it need not exist yet. */
  public static Path library() {
    String named = System.getProperty(PROPERTY);
    return named != null && !named.isBlank()
        ? Path.of(named)
        : library(UserFolders.current().data());
  }

  /** The library of a data folder: where it was moved to, or in the folder itself. */
  static Path library(Path data) {
    try {
      Path moved = data.resolve(MOVED);
      if (Files.exists(moved)) {
        Path there = Path.of(Files.readString(moved).strip());
        if (there.isAbsolute()) {
          return there;
        }
      }
    } catch (IOException | InvalidPathException e) {
      LOG.warn("where the library was moved to cannot be read: {}", e.getMessage());
    }
    return data.resolve("library.db");
  }

  /**
   * Says that the library lies there from now on, for whatever program of this user looks for it.
   *
   * @throws SightlineException {@code FILE} if that cannot be kept
   */
  public static void moved(Path library) throws SightlineException {
    moved(UserFolders.current().data(), library);
  }

  static void moved(Path data, Path library) throws SightlineException {
    String there = library.toAbsolutePath().normalize().toString();
    WholeFile.write(data.resolve(MOVED), there.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Refuses a library that was moved to where it is not now: its disk may be away, and a new one
   * must not be begun in its place.
   *
   * @throws SightlineException {@code FILE} if it is away
   */
  public static void requireHere(Path library) throws SightlineException {
    requireHere(UserFolders.current().data(), library);
  }

  static void requireHere(Path data, Path library) throws SightlineException {
    if (Files.exists(data.resolve(MOVED))
        && library(data).equals(library)
        && !Files.exists(library)) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "The library was moved to {0}, and it is not there: is its disk connected?",
              library));
    }
  }

  /** Takes along what is kept elsewhere for a library; what cannot go is made again. */
  public static void takeAlong(Path from, Path to) {
    Path results = UserFolders.current().cache().resolve("results");
    rename(index(from), index(to));
    rename(results.resolve(own(from)), results.resolve(own(to)));
  }

  private static void rename(Path from, Path to) {
    try {
      if (Files.exists(from)) {
        Files.move(from, to);
      }
    } catch (IOException e) {
      LOG.info("{} stays where it is and is made again: {}", from, e.getMessage());
    }
  }

  /** Where the search index of a library is kept; it can be deleted at any time. */
  public static Path index(Path library) {
    return UserFolders.current().cache().resolve("search").resolve(own(library));
  }

  /** Where results that belong to a library are kept: each library has a folder of its own. */
  public static ResultCache results(Path library) {
    Path folder = UserFolders.current().cache().resolve("results");
    return new ResultCache(folder.resolve(own(library)), RESULT_BYTES);
  }

  private static String own(Path library) {
    return ResultCache.key(library.toAbsolutePath().normalize().toString()).substring(0, SHORT);
  }
}
