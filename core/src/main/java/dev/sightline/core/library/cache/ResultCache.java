package dev.sightline.core.library.cache;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.CacheFolder;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results of analyses on disk, found by what they depend on. An entry appears whole or not at all,
 * is checked by its hash whenever it is read, and goes when it is damaged or, beyond the size
 * limit, when it was not used for longest. Thread-safe, also between processes. The folder can be
 * deleted at any time.
 */
public final class ResultCache {
  private static final Logger LOG = LoggerFactory.getLogger(ResultCache.class);
  private static final String ENDING = ".result";
  private static final int HASH_BYTES = 32;

  private final CacheFolder files;

  /**
   * @param folder where entries lie; made when first needed
   * @param maxBytes limit for all entries together, bytes; the newest is kept even if it is larger
   */
  public ResultCache(Path folder, long maxBytes) {
    this.files = new CacheFolder(folder, ENDING, maxBytes);
  }

  /** Makes a result that the cache has not got. */
  @FunctionalInterface
  public interface Maker {
    /**
     * @throws SightlineException if it cannot be made; nothing is kept then
     */
    byte[] make() throws SightlineException;
  }

  /**
   * The name of a result: a hash of all that it depends on.
   *
   * @param parts such as the hashes of video, bundle and text; their order counts
   */
  public static String key(String... parts) {
    MessageDigest digest = ContentHash.sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // with its length, so that no two lists of parts run together to the same bytes
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Where the entries lie. */
  public Path folder() {
    return files.folder();
  }

  /**
   * Reads an entry. A damaged one is removed, as if it had never been there.
   *
   * @param key as {@link #key} made it
   */
  public Optional<byte[]> find(String key) {
    Path file = files.file(key);
    try {
      byte[] all = Files.readAllBytes(file);
      if (!isIntact(key, all)) {
        LOG.warn("removing the damaged cache entry {}", file);
        files.delete(file);
        return Optional.empty();
      }
      files.touch(file);
      return Optional.of(Arrays.copyOf(all, all.length - HASH_BYTES));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("cannot use the cache entry {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /**
   * Reads an entry; makes it first if it is missing or damaged.
   *
   * @throws SightlineException if it cannot be made or kept
   */
  public byte[] get(String key, Maker maker) throws SightlineException {
    Optional<byte[]> found = find(key);
    if (found.isPresent()) {
      return found.get();
    }
    byte[] made = maker.make();
    put(key, made);
    return made;
  }

  /**
   * Keeps an entry, in place of one of that key; on the disk when this returns.
   *
   * @throws SightlineException {@code FILE} if there is no room or no permission
   */
  public void put(String key, byte[] content) throws SightlineException {
    Path part = null;
    try {
      part = files.begin((long) content.length + HASH_BYTES);
      byte[] all = Arrays.copyOf(content, content.length + HASH_BYTES);
      System.arraycopy(hash(key, content, content.length), 0, all, content.length, HASH_BYTES);
      Files.write(part, all);
      // the catalogue will point to it: it must not be lost when the power goes
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      files.place(part, key);
      part = null;
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          files.isFull(content.length)
              ? Phrase.of(
                  "The disk is full: free some space, or choose another place for {0}.", folder())
              : Phrase.of("Sightline cannot write to {0}: check its permissions.", folder()),
          "cache " + folder() + ": " + e,
          e);
    } finally {
      if (part != null) {
        files.delete(part);
      }
    }
  }

  /**
   * Reads all entries; removes those that are damaged, and those that nobody needs.
   *
   * @param needed keys that stay if they are intact; empty to keep all intact ones
   * @return the keys that were removed
   * @throws SightlineException {@code FILE} if the folder cannot be listed
   */
  public List<String> sweep(Optional<Set<String>> needed) throws SightlineException {
    List<String> removed = new ArrayList<>();
    try {
      for (CacheFolder.Entry entry : files.entries()) {
        boolean wanted = needed.isEmpty() || needed.get().contains(entry.id());
        if (!wanted || !isIntact(entry)) {
          files.delete(entry.file());
          removed.add(entry.id());
        }
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The folder {0} cannot be read.", folder()),
          folder() + ": " + e,
          e);
    }
    return removed;
  }

  /** True if there is an entry of that key, intact or not. */
  public boolean holds(String key) {
    return Files.isRegularFile(files.file(key));
  }

  /** True if the entry is there and is what was written. Does not count as a use. */
  public boolean isIntact(String key) {
    try {
      Path file = files.file(key);
      return Files.isRegularFile(file) && isIntact(key, Files.readAllBytes(file));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isIntact(CacheFolder.Entry entry) throws IOException {
    return isIntact(entry.id(), Files.readAllBytes(entry.file()));
  }

  private static boolean isIntact(String key, byte[] all) {
    int length = all.length - HASH_BYTES;
    return length >= 0
        && MessageDigest.isEqual(
            hash(key, all, length), Arrays.copyOfRange(all, length, all.length));
  }

  private static byte[] hash(String key, byte[] content, int length) {
    MessageDigest digest = ContentHash.sha256();
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    digest.update(content, 0, length);
    return digest.digest();
  }
}
