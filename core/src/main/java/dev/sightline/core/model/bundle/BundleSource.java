package dev.sightline.core.model.bundle;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of a bundle come from. Not thread-safe; closed by whoever opened it. */
interface BundleSource extends AutoCloseable {
  /** What to call the bundle in a message. */
  String name();

  /** True if there is such a file. */
  boolean has(String path);

  /**
   * Opens a file that is there.
   *
   * @param path one of the names of {@link BundleManifest}; never a path from a manifest
   */
  InputStream open(String path) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * A file's content, read no further than it may go.
   *
   * @param limit largest size, bytes
   * @throws SightlineException {@code BUNDLE} if it is larger or missing
   */
  default byte[] read(String path, long limit) throws IOException, SightlineException {
    if (!has(path)) {
      throw Refusal.of(name(), Phrase.of("its file {0} is missing", path));
    }
    try (InputStream in = open(path)) {
      byte[] content = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE));
      if (content.length > limit) {
        throw Refusal.of(name(), Phrase.of("its file {0} is larger than it may be", path));
      }
      return content;
    }
  }

  /**
   * A folder or a zip.
   *
   * @throws SightlineException {@code FILE} if there is no such thing, {@code BUNDLE} if it is no
   *     bundle
   */
  static BundleSource of(Path path) throws SightlineException {
    if (Files.isDirectory(path)) {
      return new FolderSource(path);
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("There is no model bundle at {0}, or it may not be read.", path));
    }
    return ZipSource.open(path);
  }

  /** A folder. */
  record FolderSource(Path folder) implements BundleSource {
    @Override
    public String name() {
      Path last = folder.toAbsolutePath().normalize().getFileName();
      return last == null ? folder.toString() : last.toString();
    }

    @Override
    public boolean has(String path) {
      return Files.isRegularFile(folder.resolve(path));
    }

    @Override
    public InputStream open(String path) throws IOException {
      return Files.newInputStream(folder.resolve(path));
    }

    @Override
    public void close() {
      // Holds nothing open between two reads.
    }
  }

  /** A folder of resources on the class path: {@code root} starts and ends with a slash. */
  record ResourceSource(Class<?> beside, String root) implements BundleSource {
    @Override
    public String name() {
      String[] parts = root.split("/");
      return parts.length == 0 ? root : parts[parts.length - 1];
    }

    @Override
    public boolean has(String path) {
      try {
        return parts().has(root + path);
      } catch (IOException e) {
        return false; // it can only be that it cannot be closed
      }
    }

    @Override
    public InputStream open(String path) throws IOException {
      return parts().open(root + path);
    }

    private SharedParts parts() {
      return new SharedParts(beside::getResourceAsStream);
    }

    @Override
    public void close() {
      // Holds nothing open between two reads.
    }
  }
}
