package dev.sightline.core.job;

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
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of files that can be made again, each named by what it depends on: it stays below a size
 * limit, the file not used for longest goes first, and a file appears whole or not at all. What
 * stands in a file, and whether it is intact, is the caller's to know. Thread-safe, also between
 * processes that share the folder. The folder can be deleted at any time.
 */
public final class CacheFolder {
  private static final Logger LOG = LoggerFactory.getLogger(CacheFolder.class);
  private static final String PART = ".part";

  /** A part file older than this was left by a process that died. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Supplier<Path> place;
  private final String ending;
  private final long maxBytes;
  private final ToLongFunction<Path> freeBytes;

  /**
   * @param folder where files lie; made when first needed
   * @param ending of the files' names, with its dot; files of other endings are left alone
   * @param maxBytes limit for all files together, bytes; the newest is kept even if it is larger
   */
  public CacheFolder(Path folder, String ending, long maxBytes) {
    this(() -> folder, ending, maxBytes, CacheFolder::usableSpace);
  }

  /**
   * As {@link #CacheFolder(Path, String, long)}, for a folder that may be moved meanwhile.
   *
   * @param place asked for each use
   */
  public CacheFolder(Supplier<Path> place, String ending, long maxBytes) {
    this(place, ending, maxBytes, CacheFolder::usableSpace);
  }

  /**
   * As {@link #CacheFolder(Path, String, long)}, with another idea of the disk.
   *
   * @param freeBytes room on the disk of a folder, bytes
   */
  public CacheFolder(Path folder, String ending, long maxBytes, ToLongFunction<Path> freeBytes) {
    this(() -> folder, ending, maxBytes, freeBytes);
  }

  private CacheFolder(
      Supplier<Path> place, String ending, long maxBytes, ToLongFunction<Path> freeBytes) {
    this.place = place;
    this.ending = ending;
    this.maxBytes = maxBytes;
    this.freeBytes = freeBytes;
  }

  /** A file that is there. */
  public record Entry(Path file, String id, long bytes, Instant used) {}

  /** Where the files lie. */
  public Path folder() {
    return place.get();
  }

  /**
   * What all files take, bytes.
   *
   * @throws IOException if the folder cannot be read
   */
  public long bytes() throws IOException {
    return entries().stream().mapToLong(Entry::bytes).sum();
  }

  /**
   * Removes all files; one that is in use stays where the platform keeps it.
   *
   * @throws IOException if the folder cannot be read
   */
  public void clear() throws IOException {
    entries().forEach(e -> delete(e.file()));
  }

  /** Where the file of this name lies, if there is one. */
  public Path file(String id) {
    return folder().resolve(id + ending);
  }

  /** True if the disk has no more than that left. */
  public boolean isFull(long needed) {
    return freeBytes.applyAsLong(folder()) <= needed;
  }

  /**
   * Makes room, and an empty file to write to, which nobody sees before {@link #place}.
   *
   * @param needed what will be written, bytes
   * @throws IOException if there is no room or the folder cannot be written to
   */
  public Path begin(long needed) throws IOException {
    Path folder = Files.createDirectories(folder());
    makeRoom(needed);
    return Files.createTempFile(folder, "new", PART);
  }

  /**
   * Gives a file that was written its name, in place of one that has it.
   *
   * @throws IOException if it cannot be moved
   */
  public void place(Path part, String id) throws IOException {
    Path to = file(id);
    try {
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Remembers that a file was used now.
   *
   * @throws IOException if there is none
   */
  public void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }

  /** Removes a file; one that cannot be deleted (open elsewhere, on Windows) just stays. */
  public void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.info("cannot delete {}: {}", file, e.toString());
    }
  }

  /**
   * All files, the one not used for longest first. Removes what a dead process left.
   *
   * @throws IOException if the folder cannot be listed
   */
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      return entries;
    }
    Instant abandoned = Instant.now().minus(ABANDONED);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      try {
        Instant used = Files.getLastModifiedTime(file).toInstant();
        if (name.endsWith(ending)) {
          String id = name.substring(0, name.length() - ending.length());
          entries.add(new Entry(file, id, Files.size(file), used));
        } else if (name.endsWith(PART) && used.isBefore(abandoned)) {
          delete(file);
        }
      } catch (NoSuchFileException e) {
        LOG.debug("another process removed {}", file);
      }
    }
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    return entries;
  }

  /** Removes what was not used for longest until {@code needed} bytes fit limit and disk. */
  private void makeRoom(long needed) throws IOException {
    List<Entry> entries = entries();
    long total = entries.stream().mapToLong(Entry::bytes).sum();
    for (Entry entry : entries) {
      if (total + needed <= maxBytes && !isFull(needed)) {
        return;
      }
      delete(entry.file);
      total -= entry.bytes;
    }
    if (isFull(needed)) {
      throw new IOException("no room for " + needed + " bytes");
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
