package dev.sightline.core.job;

import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of a folder that can be taken back: knows which files it made, and which it was made of.
 * Files keep their times. Links are made anew and not followed. One thread.
 */
final class FolderCopy {
  private static final Logger LOG = LoggerFactory.getLogger(FolderCopy.class);
  private static final int BUFFER = 1 << 20;

  private final Path from;
  private final Path to;

  /** By original: what it was when it was copied, and its copy. */
  private final Map<Path, Copied> files = new LinkedHashMap<>();

  /** Folders that were made for it, the innermost first. */
  private final Deque<Path> made = new ArrayDeque<>();

  private long done;
  private long total;

  /**
   * @param ours false for a file that was there before and holds the same
   */
  private record Copied(Path copy, long bytes, FileTime changed, boolean ours) {
    static Copied of(Path copy, BasicFileAttributes now, boolean ours) {
      return new Copied(copy, now.size(), now.lastModifiedTime(), ours);
    }

    boolean isOf(BasicFileAttributes now) {
      return now.size() == bytes && now.lastModifiedTime().equals(changed);
    }
  }

  FolderCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies all files and compares each copy with its original.
   *
   * @param bytes what there is to copy; for the progress
   * @throws IOException if one cannot be copied, or its copy differs
   * @throws CancelledException if the user cancelled
   */
  void copy(long bytes, Progress progress) throws IOException, CancelledException {
    // each is read twice: the copy is compared
    total = Math.max(1, 2 * bytes);
    walk(progress);
  }

  /**
   * Copies what has come or changed since, and forgets copies whose original is gone.
   *
   * @throws IOException if that cannot be
   */
  void catchUp() throws IOException {
    for (var entry : files.entrySet().stream().toList()) {
      if (!Files.exists(entry.getKey(), LinkOption.NOFOLLOW_LINKS)) {
        files.remove(entry.getKey());
        if (entry.getValue().ours()) {
          Files.deleteIfExists(entry.getValue().copy());
        }
      }
    }
    try {
      walk(Progress.NONE);
    } catch (CancelledException e) {
      throw new IllegalStateException("nobody can cancel", e);
    }
  }

  private void walk(Progress progress) throws IOException, CancelledException {
    makeFolder(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    boolean[] cancelled = new boolean[1];
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
              throws IOException {
            makeFolder(copyOf(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes now) throws IOException {
            Copied before = files.get(file);
            if (before == null || !before.isOf(now)) {
              cancelled[0] = !one(file, now, before, progress);
            }
            return cancelled[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // removed meanwhile
            }
            throw e;
          }
        });
    if (cancelled[0]) {
      progress.checkCancelled();
    }
  }

  private Path copyOf(Path original) {
    return to.resolve(from.relativize(original).toString());
  }

  private void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(folder.getParent());
      Files.createDirectory(folder);
      made.addFirst(folder);
    }
  }

  /** Copies one file; false if the user cancelled. */
  private boolean one(Path file, BasicFileAttributes now, Copied before, Progress progress)
      throws IOException {
    Path copy = copyOf(file);
    if (before == null && now.isRegularFile() && isSame(file, copy)) {
      files.put(file, Copied.of(copy, now, false));
      return true;
    }
    copy = before == null || !before.ours() ? free(file) : before.copy();
    files.put(file, Copied.of(copy, now, true));
    if (now.isSymbolicLink()) {
      Path aim = file.resolveSibling(Files.readSymbolicLink(file)).toAbsolutePath().normalize();
      Files.deleteIfExists(copy);
      Files.createSymbolicLink(copy, aim);
      return true;
    }
    try {
      byte[] original = pass(file, copy, progress);
      byte[] written = original.length == 0 ? original : pass(copy, null, progress);
      if (original.length == 0 || written.length == 0) {
        return false;
      }
      if (!Arrays.equals(original, written)) {
        throw new IOException(copy + " reads differently from what was written");
      }
      Files.setLastModifiedTime(copy, now.lastModifiedTime());
    } catch (NoSuchFileException e) {
      if (Files.exists(file)) {
        throw e;
      }
      files.remove(file);
      Files.deleteIfExists(copy);
    }
    return true;
  }

  private static boolean isSame(Path file, Path other) throws IOException {
    return Files.isRegularFile(other) && Files.mismatch(file, other) < 0;
  }

  /** The name of a copy; where there is another file of that name already, a name beside it. */
  private Path free(Path file) {
    Path copy = copyOf(file);
    for (int n = 1; Files.exists(copy, LinkOption.NOFOLLOW_LINKS); n++) {
      copy = copyOf(file).resolveSibling("moved-" + n + "-" + file.getFileName());
    }
    return copy;
  }

  /**
   * Reads a file, and writes it.
   *
   * @param out where to; null to read alone
   * @return SHA-256 of what was read; empty if the user cancelled
   */
  private byte[] pass(Path in, Path out, Progress progress) throws IOException {
    MessageDigest hash = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream reading = Files.newInputStream(in);
        OutputStream writing =
            out == null
                ? OutputStream.nullOutputStream()
                : Files.newOutputStream(
                    out,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
      while (true) {
        int n = reading.read(buffer);
        if (n < 0) {
          return hash.digest();
        }
        writing.write(buffer, 0, n);
        hash.update(buffer, 0, n);
        done += n;
        progress.update(
            Math.min(1, (double) done / total), Phrase.of("Moving {0}", in.getFileName()));
        if (progress.isCancelled()) {
          return new byte[0];
        }
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Removes the copies, and the folders that were made for them. */
  void undo() {
    files.values().stream().filter(Copied::ours).forEach(c -> delete(c.copy()));
    made.forEach(FolderCopy::delete);
  }

  /**
   * Removes what was copied, and the folders that are empty then.
   *
   * @return how many files stay
   */
  int removeOriginals() {
    int left = 0;
    for (var entry : files.entrySet()) {
      try {
        BasicFileAttributes now =
            Files.readAttributes(
                entry.getKey(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        left += entry.getValue().isOf(now) && delete(entry.getKey()) ? 0 : 1;
      } catch (NoSuchFileException e) {
        LOG.debug("{} is gone already", entry.getKey());
      } catch (IOException e) {
        left++;
      }
    }
    removeEmpty();
    return left;
  }

  private void removeEmpty() {
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
              delete(folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      LOG.info("empty folders stay in {}: {}", from, e.getMessage());
    }
  }

  /** Deletes a file or an empty folder; what cannot be deleted stays. */
  private static boolean delete(Path path) {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.info("{} stays: {}", path, e.getMessage());
      return false;
    }
  }
}
