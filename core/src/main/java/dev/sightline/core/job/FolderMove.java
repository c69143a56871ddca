package dev.sightline.core.job;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Moves a folder of the user's: copies what is in it, compares the copy, and only then says that it
 * lies there, and removes what it lay in. Until then, and whatever happens, the old one counts.
 * Stateless; blocks.
 */
public final class FolderMove {
  /** Beside the copy, room for what comes next: 64 MB. */
  private static final long ROOM = 64L << 20;

  private FolderMove() {}

  /** What must let go of the folder while its place changes. */
  public interface Users {
    /** Nobody uses it for longer than a moment. */
    Users NONE =
        new Users() {
          @Override
          public void release() {}

          @Override
          public void resume() {}
        };

    /** Everything is copied: nothing is written there from now on. */
    void release();

    /** The place has changed, or stays as it was. */
    void resume();
  }

  /**
   * What became of it.
   *
   * @param place where it lies now
   * @param left files that could not be removed where it lay
   */
  public record Moved(Path place, int left) {}

  /**
   * Where a folder would lie if the user chooses that one: in it, if it is empty, and else in a
   * folder of its own there. Nothing of the user's other files is touched.
   *
   * @param key name of what is moved
   * @param chosen a folder, one that could be made in an existing folder, or the usual place
   * @throws SightlineException {@code FILE} if it cannot lie there
   */
  public static Path target(UserFolder folder, String key, Path chosen) throws SightlineException {
    Path from = folder.path().toAbsolutePath().normalize();
    Path wanted = chosen.toAbsolutePath().normalize();
    boolean usual = wanted.equals(folder.usual().toAbsolutePath().normalize());
    try {
      folder.requireHere();
      if (wanted.equals(from)) {
        throw refused(Phrase.of("It lies in {0} already.", wanted), null);
      }
      if (usual) {
        Files.createDirectories(wanted);
      }
      boolean there = Files.exists(wanted);
      Path base = there || wanted.getParent() == null ? wanted : wanted.getParent();
      if (!Files.isDirectory(base) || !writes(base)) {
        throw refused(
            Phrase.of("The folder {0} cannot be written to; choose another one.", wanted), null);
      }
      boolean own = usual || !there || isEmpty(wanted);
      Path to = own ? wanted : wanted.resolve("sightline-" + key);
      if (to.equals(from)) {
        throw refused(Phrase.of("It lies in {0} already.", to), null);
      }
      if (to.startsWith(from) || (from.startsWith(to) && !usual)) {
        throw refused(
            Phrase.of("{0} and {1} lie in one another; choose another folder.", from, to), null);
      }
      if (!usual && Files.exists(to) && !isEmpty(to)) {
        throw refused(Phrase.of("There are files in {0}; choose another folder.", to), null);
      }
      long bytes = bytes(from);
      long free = Files.getFileStore(base).getUsableSpace();
      if (free < bytes + ROOM) {
        throw refused(
            Phrase.of(
                "There is too little room in {0}: {1} MB are to be moved, and {2} MB are free.",
                wanted, megabytes(bytes), megabytes(free)),
            null);
      }
      return to;
    } catch (IOException e) {
      throw refused(Phrase.of("It cannot be seen how much room there is in {0}.", wanted), e);
    }
  }

  private static SightlineException refused(Phrase why, IOException cause) {
    return new SightlineException(Problem.FILE, why, cause);
  }

  private static boolean writes(Path folder) {
    try {
      // asking for the rights is not enough: file systems refuse for other reasons too
      Files.delete(Files.createTempFile(folder, "sightline", ".try"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** What all files in a folder take, bytes; 0 if there is none. */
  private static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long sum = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          sum += Files.size(file);
        } catch (NoSuchFileException e) {
          // removed meanwhile
        }
      }
    }
    return sum;
  }

  private static long megabytes(long bytes) {
    return Math.max(1, bytes >> 20);
  }

  /**
   * Moves it.
   *
   * @param to as {@link #target} gave it
   * @param users told when they must let go of it, and when they may go on
   * @throws SightlineException if it cannot be copied, the copy differs, or the user cancelled;
   *     everything is then as it was
   */
  public static Moved move(UserFolder folder, Path to, Users users, Progress progress)
      throws SightlineException {
    Path from = folder.path();
    FolderCopy copy = new FolderCopy(from, to);
    boolean whole = false;
    try {
      copy.copy(bytes(from), progress);
      progress.checkCancelled();
      users.release();
      try {
        // what was written while the rest was copied
        copy.catchUp();
        folder.moved(to);
        whole = true;
      } finally {
        users.resume();
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "{0} cannot be copied to {1}: {2}. Everything is as it was.",
              from, to, WholeFile.reason(e)),
          e);
    } finally {
      if (!whole) {
        copy.undo();
      }
    }
    return new Moved(to, copy.removeOriginals());
  }
}
