package dev.sightline.core.library.catalogue;

import dev.sightline.core.job.UserFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's native library once into the user's cache. The driver itself would unpack it at
 * every start into the system's temporary folder, and a process that is killed would leave it
 * there.
 */
final class SqliteNative {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteNative.class);
  private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";

  private SqliteNative() {}

  /** Must come before the first connection; calling it again changes nothing. */
  static void prepare() {
    if (System.getProperty(FOLDER_PROPERTY) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    Path folder =
        UserFolders.current().cache().resolve("native/sqlite-" + SQLiteJDBCLoader.getVersion());
    try {
      unpack(resource, folder.resolve(name));
      System.setProperty(FOLDER_PROPERTY, folder.toAbsolutePath().toString());
    } catch (IOException e) {
      LOG.info("the driver unpacks its library itself: {}", e.toString());
    }
  }

  private static void unpack(String resource, Path file) throws IOException {
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no " + resource + " in the driver's jar");
      }
      byte[] library = in.readAllBytes();
      if (Files.exists(file) && Files.size(file) == library.length) {
        return;
      }
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "new", ".part");
      try {
        Files.write(part, library);
        try {
          Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
          Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
