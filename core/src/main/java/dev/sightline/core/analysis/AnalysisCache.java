package dev.sightline.core.analysis;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Features of videos on disk, found by what they depend on ({@link FeatureKey}). An entry appears
 * whole or not at all, is checked by its hash whenever it is opened, and is removed when it is
 * damaged or when, beyond the size limit, it is the one not used for longest. Thread-safe, also
 * between processes that share the folder. The folder can be deleted at any time.
 */
public final class AnalysisCache {
  private static final Logger LOG = LoggerFactory.getLogger(AnalysisCache.class);
  private static final String SUFFIX = ".features";
  private static final String PART = ".part";

  /** A part file older than this was left by a process that died. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final long maxBytes;
  private final ToLongFunction<Path> freeBytes;

  /**
   * @param folder where entries lie; made when first needed
   * @param maxBytes limit for all entries together, bytes; the newest is kept even if it is larger
   */
  public AnalysisCache(Path folder, long maxBytes) {
    this(folder, maxBytes, AnalysisCache::usableSpace);
  }

  AnalysisCache(Path folder, long maxBytes, ToLongFunction<Path> freeBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.freeBytes = freeBytes;
  }

  /** Where the entries lie. */
  public Path folder() {
    return folder;
  }

  /**
   * Opens an entry. A damaged one is removed, as if it had never been there.
   *
   * @return empty if there is none; the caller closes it
   */
  public Optional<FeatureFile> find(FeatureKey key) {
    Path file = file(key);
    try {
      Optional<FeatureFile> found = FeatureFile.open(file, key);
      if (found.isEmpty()) {
        LOG.warn("removing the damaged cache entry {}", file);
        Files.deleteIfExists(file);
        return found;
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return found;
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("cannot use the cache entry {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /**
   * Starts a new entry, after making room for it.
   *
   * @throws SightlineException {@code FILE} if there is no room or the folder cannot be written to
   */
  FeatureWriter begin(FeatureLayout layout) throws SightlineException {
    try {
      Files.createDirectories(folder);
      makeRoom(layout.fileBytes());
      return new FeatureWriter(Files.createTempFile(folder, "new", PART), layout);
    } catch (IOException e) {
      throw writeFailure(layout.fileBytes(), e);
    }
  }

  /**
   * Makes a finished entry visible and opens it.
   *
   * @throws SightlineException {@code FILE} if it cannot be moved into place or read back
   */
  FeatureFile commit(FeatureKey key, FeatureWriter writer) throws SightlineException {
    Path part = null;
    try {
      part = writer.finish(key);
      move(part, file(key));
      return FeatureFile.open(file(key), key)
          .orElseThrow(() -> new IOException("the file reads differently from what was written"));
    } catch (IOException e) {
      delete(part);
      throw writeFailure(0, e);
    }
  }

  /** What to tell the user when writing an entry fails. */
  SightlineException writeFailure(long needed, IOException cause) {
    String where = "the folder for stored features, " + folder;
    String words =
        freeBytes.applyAsLong(folder) <= needed
            ? "The disk is full: free some space, or choose another place for " + where + "."
            : "Sightline cannot write to " + where + ": check its permissions.";
    return new SightlineException(Problem.FILE, words, "cache " + folder + ": " + cause, cause);
  }

  private Path file(FeatureKey key) {
    return folder.resolve(key.id() + SUFFIX);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private record Entry(Path file, long bytes, FileTime used) {}

  /** Removes what was not used for longest until {@code needed} bytes fit limit and disk. */
  private void makeRoom(long needed) throws IOException {
    List<Entry> entries = entries();
    long total = entries.stream().mapToLong(Entry::bytes).sum();
    for (Entry entry : entries) {
      if (total + needed <= maxBytes && freeBytes.applyAsLong(folder) > needed) {
        return;
      }
      delete(entry.file);
      total -= entry.bytes;
    }
    if (freeBytes.applyAsLong(folder) <= needed) {
      throw new IOException("no room for " + needed + " bytes");
    }
  }

  /** Entries, the one not used for longest first; removes what a dead process left. */
  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    Instant abandoned = Instant.now().minus(ABANDONED);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      try {
        FileTime used = Files.getLastModifiedTime(file);
        if (name.endsWith(SUFFIX)) {
          entries.add(new Entry(file, Files.size(file), used));
        } else if (name.endsWith(PART) && used.toInstant().isBefore(abandoned)) {
          delete(file);
        }
      } catch (NoSuchFileException e) {
        LOG.debug("another process removed {}", file);
      }
    }
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    return entries;
  }

  /** An entry that cannot be deleted (open elsewhere, on Windows) just stays. */
  private static void delete(Path file) {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.info("cannot delete {}: {}", file, e.toString());
    }
  }

  private static long usableSpace(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE; // unknown: let writing tell
    }
  }
}
