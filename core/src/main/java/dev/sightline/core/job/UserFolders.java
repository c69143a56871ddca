package dev.sightline.core.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where this program keeps files of its user, by the habits of the platform.
 *
 * @param cache can be deleted at any time: unpacked native libraries, features, thumbnails
 * @param config settings
 * @param data what the user would miss: library, own models
 */
public record UserFolders(Path cache, Path config, Path data) {
  private static final String NAME = "sightline";

  /** System property: the folder of the launcher. */
  private static final String HOME_PROPERTY = "sightline.home";

  /** A folder of this name beside the launcher makes the program portable: it keeps all there. */
  public static final String PORTABLE = "sightline-data";

  /**
   * The folders of the user who runs this process, or those beside a portable program; the cache
   * folder is made if it is missing.
   */
  public static UserFolders current() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Optional<UserFolders> portable = beside(System.getProperty(HOME_PROPERTY));
    if (portable.isPresent()) {
      return portable.get().orElsewhere(temporary);
    }
    UserFolders folders;
    try {
      Path home = Path.of(System.getProperty("user.home"));
      folders = of(System.getProperty("os.name"), System.getenv(), home);
    } catch (InvalidPathException e) {
      // In the C locale, Java cannot name a home folder whose letters are not ASCII.
      folders = of(System.getProperty("os.name"), Map.of(), temporary.resolve(personal()));
    }
    return folders.orElsewhere(temporary);
  }

  /**
   * The folders of a portable program.
   *
   * @param home folder of the launcher; may be null
   * @return empty if there is no folder {@link #PORTABLE} in it
   */
  static Optional<UserFolders> beside(String home) {
    if (home == null || home.isBlank()) {
      return Optional.empty();
    }
    Path all = Path.of(home).resolve(PORTABLE);
    return Files.isDirectory(all)
        ? Optional.of(
            new UserFolders(all.resolve("cache"), all.resolve("config"), all.resolve("data")))
        : Optional.empty();
  }

  /**
   * The folders on a platform.
   *
   * @param osName as in the system property {@code os.name}
   * @param env environment variables
   * @param home the user's home folder
   */
  public static UserFolders of(String osName, Map<String, String> env, Path home) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      Path local = or(env.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve("Sightline");
      Path roaming = or(env.get("APPDATA"), home.resolve("AppData/Roaming")).resolve("Sightline");
      return new UserFolders(local.resolve("cache"), roaming, local.resolve("data"));
    }
    if (os.contains("mac")) {
      Path library = home.resolve("Library");
      Path support = library.resolve("Application Support/Sightline");
      return new UserFolders(library.resolve("Caches/Sightline"), support, support);
    }
    return new UserFolders(
        or(env.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve(NAME),
        or(env.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(NAME),
        or(env.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve(NAME));
  }

  /** These folders, with the cache below {@code temporary} where it cannot be made or written. */
  UserFolders orElsewhere(Path temporary) {
    try {
      // Asking for the rights first is not enough: file systems refuse for other reasons too.
      if (Files.isWritable(Files.createDirectories(cache))) {
        return this;
      }
    } catch (IOException e) {
      // falls through: that it cannot be made is the answer
    }
    return new UserFolders(temporary.resolve(personal()), config, data);
  }

  /** A name for a folder that belongs to this user alone, in a place that all share. */
  private static String personal() {
    return NAME + "-" + System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9]", "_");
  }

  // XDG: a relative path is to be ignored.
  private static Path or(String variable, Path otherwise) {
    return variable == null || variable.isBlank() || !Path.of(variable).isAbsolute()
        ? otherwise
        : Path.of(variable);
  }

  /** One of the folders that can be moved by themselves. */
  public UserFolder folder(UserFolder.Kind kind) {
    Path within = kind == UserFolder.Kind.FEATURES ? cache : data;
    return UserFolder.movable(kind, within.resolve(kind.key()), data);
  }

  /** Where logs and reports of defects lie. */
  public Path logs() {
    return folder(UserFolder.Kind.LOGS).path();
  }

  /**
   * Makes a folder below the cache.
   *
   * @throws IOException if it cannot be made
   */
  public Path cacheFolder(String name) throws IOException {
    return Files.createDirectories(cache.resolve(name));
  }
}
