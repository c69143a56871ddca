package dev.sightline.core.analysis;

import dev.sightline.core.job.CacheFolder;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
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
  private static final String ENDING = ".features";

  private final CacheFolder files;

  /**
   * @param folder where entries lie; made when first needed
   * @param maxBytes limit for all entries together, bytes; the newest is kept even if it is larger
   */
  public AnalysisCache(Path folder, long maxBytes) {
    this.files = new CacheFolder(folder, ENDING, maxBytes);
  }

  /**
   * As {@link #AnalysisCache(Path, long)}, for a folder that may be moved meanwhile.
   *
   * @param place asked for each use
   */
  public AnalysisCache(Supplier<Path> place, long maxBytes) {
    this.files = new CacheFolder(place, ENDING, maxBytes);
  }

  AnalysisCache(Path folder, long maxBytes, ToLongFunction<Path> freeBytes) {
    this.files = new CacheFolder(folder, ENDING, maxBytes, freeBytes);
  }

  /** Where the entries lie. */
  public Path folder() {
    return files.folder();
  }

  /**
   * What all entries take, bytes.
   *
   * @throws SightlineException {@code FILE} if the folder cannot be read
   */
  public long bytes() throws SightlineException {
    try {
      return files.bytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Removes all entries: videos are encoded anew when they are opened next.
   *
   * @throws SightlineException {@code FILE} if the folder cannot be read
   */
  public void clear() throws SightlineException {
    try {
      files.clear();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private SightlineException unreadable(IOException cause) {
    return new SightlineException(
        Problem.FILE,
        Phrase.of(
            "The folder for stored features, {0}, cannot be read: check its permissions.",
            folder()),
        cause);
  }

  /**
   * Opens an entry. A damaged one is removed, as if it had never been there.
   *
   * @return empty if there is none; the caller closes it
   */
  public Optional<FeatureFile> find(FeatureKey key) {
    Path file = files.file(key.id());
    try {
      Optional<FeatureFile> found = FeatureFile.open(file, key);
      if (found.isEmpty()) {
        LOG.warn("removing the damaged cache entry {}", file);
        files.delete(file);
        return found;
      }
      files.touch(file);
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
      return new FeatureWriter(files.begin(layout.fileBytes()), layout);
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
      files.place(part, key.id());
      return FeatureFile.open(files.file(key.id()), key)
          .orElseThrow(() -> new IOException("the file reads differently from what was written"));
    } catch (IOException e) {
      if (part != null) {
        files.delete(part);
      }
      throw writeFailure(0, e);
    }
  }

  /** What to tell the user when writing an entry fails. */
  SightlineException writeFailure(long needed, IOException cause) {
    Phrase where = Phrase.of("the folder for stored features, {0}", folder());
    Phrase words =
        files.isFull(needed)
            ? Phrase.of(
                "The disk is full: free some space, or choose another place for {0}.", where)
            : Phrase.of("Sightline cannot write to {0}: check its permissions.", where);
    return new SightlineException(Problem.FILE, words, "cache " + folder() + ": " + cause, cause);
  }
}
