package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says which process may write a library: a lock on a file beside it, which the system takes back
 * when the process ends, however it ends.
 */
final class CatalogueLock implements AutoCloseable {
  /** The byte that is locked: behind the words, so that others can read those, also on Windows. */
  private static final long LOCKED_BYTE = 1L << 20;

  private static final int MAX_WORDS = 32;

  private final FileChannel channel;
  private final FileLock lock;

  private CatalogueLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @throws SightlineException {@code BUSY} if another process, or another part of this one, has
   *     it; {@code FILE} if the folder cannot be written to
   */
  static CatalogueLock take(Path library) throws SightlineException {
    Path file = library.resolveSibling(library.getFileName() + ".lock");
    FileChannel channel = null;
    try {
      Files.createDirectories(library.toAbsolutePath().getParent());
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw taken(library, owner(channel));
      }
      byte[] words = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(words), 0);
      CatalogueLock taken = new CatalogueLock(channel, lock);
      channel = null;
      return taken;
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The folder of the library {0} cannot be written to.", library),
          file + ": " + e,
          e);
    } finally {
      close(channel);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(MAX_WORDS);
    channel.read(words, 0);
    return new String(words.array(), 0, words.position(), StandardCharsets.UTF_8).strip();
  }

  private static SightlineException taken(Path library, String owner) {
    return new SightlineException(
        Problem.BUSY,
        owner.isEmpty()
            ? Phrase.of(
                "The library {0} is open in another Sightline; it can be opened read-only.",
                library)
            : Phrase.of(
                "The library {0} is open in another Sightline (process {1}); it can be opened"
                    + " read-only.",
                library, owner));
  }

  private static void close(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // nothing was written that could be lost
      }
    }
  }

  /** Lets the next one write. The file stays: removing it could remove another process's lock. */
  @Override
  public void close() {
    try {
      lock.release();
    } catch (IOException e) {
      // closing the channel releases it too
    }
    close(channel);
  }
}
