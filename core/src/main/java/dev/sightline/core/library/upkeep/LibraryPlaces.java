package dev.sightline.core.library.upkeep;

import dev.sightline.core.job.UserFolders;
import dev.sightline.core.library.cache.ResultCache;
import java.nio.file.Path;

/** Where a library and what belongs to it lie. Stateless. */
public final class LibraryPlaces {
  /** System property that names another library than the user's own. */
  public static final String PROPERTY = "sightline.library";

  /** Results of some thousand videos beside some texts each. */
  private static final long RESULT_BYTES = 4L << 30;

  private static final int SHORT = 16;

  private LibraryPlaces() {}

  /** The library of this user, unless the system property names another; it need not exist yet. */
  public static Path library() {
    String named = System.getProperty(PROPERTY);
    return named != null && !named.isBlank()
        ? Path.of(named)
        : UserFolders.current().data().resolve("library.db");
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
