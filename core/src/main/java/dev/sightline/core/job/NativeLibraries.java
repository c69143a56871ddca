package dev.sightline.core.job;

import java.nio.file.Path;

/**
 * Tells DJL where to unpack native libraries from their jars, and never to use the network. Must be
 * called before the first class of DJL is used; calling it again changes nothing.
 */
public final class NativeLibraries {
  private NativeLibraries() {}

  /** Unpacks below the user's cache folder. */
  public static void prepare() {
    prepare(UserFolders.current().cache());
  }

  /**
   * @param cache the folder below which libraries are unpacked; a value that the user has set with
   *     {@code -D} or in the environment wins
   */
  public static void prepare(Path cache) {
    String folder = cache.resolve("native").toAbsolutePath().toString();
    setDefault("DJL_CACHE_DIR", folder);
    setDefault("ENGINE_CACHE_DIR", folder);
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
  }

  private static void setDefault(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
