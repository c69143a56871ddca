package dev.sightline.core.library.upkeep;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Moves a library to another folder: copies it, checks the copy, and only then says that it lies
 * there. Until then, and whatever happens, the old one is the library. Stateless; blocks.
 */
public final class LibraryMove {
  /** What lies beside a library and belongs to it. */
  private static final List<String> BESIDE = List.of("taste.json");

  /** A copy needs its own size, and some room for what is imported next. */
  private static final double ROOM = 1.2;

  private LibraryMove() {}

  /**
   * Where the library would lie in a folder, if it can.
   *
   * @throws SightlineException {@code FILE} if the folder is none, cannot be written to or has too
   *     little room; if the library lies there already, or another one does
   */
  public static Path target(Path library, Path folder) throws SightlineException {
    Path from = library.toAbsolutePath().normalize();
    Path to = folder.toAbsolutePath().normalize().resolve(from.getFileName());
    if (to.equals(from)) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The library lies in {0} already.", folder));
    }
    if (Files.exists(to)) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("There is another library in {0}; choose another folder.", folder));
    }
    if (!Files.isDirectory(folder) || !writes(folder)) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The folder {0} cannot be written to; choose another one.", folder));
    }
    try {
      long bytes = Files.size(from);
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < ROOM * bytes) {
        throw new SightlineException(
            Problem.FILE,
            Phrase.of(
                "There is too little room in {0}: the library takes {1} MB, and {2} MB are free.",
                folder, megabytes(bytes), megabytes(room)));
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("It cannot be seen how much room there is in {0}.", folder), e);
    }
    return to;
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

  private static long megabytes(long bytes) {
    return Math.max(1, bytes >> 20);
  }

  /**
   * Copies a library that is open here, and checks the copy.
   *
   * @param to as {@link #target} gave it
   * @throws SightlineException if it cannot be copied, the copy is not as it should be, or the user
   *     cancelled; nothing is left of the copy then
   */
  public static void copy(Catalogue library, Path to, Progress progress) throws SightlineException {
    boolean whole = false;
    try {
      progress.update(-1, Phrase.of("Copying the library"));
      library.backup(to);
      for (String name : BESIDE) {
        Path file = library.file().resolveSibling(name);
        if (Files.exists(file)) {
          Files.copy(file, to.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      progress.checkCancelled();
      progress.update(-1, Phrase.of("Checking the copy"));
      check(library, to);
      progress.checkCancelled();
      whole = true;
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The library cannot be copied to {0}.", to.getParent()), e);
    } finally {
      if (!whole) {
        remove(to);
      }
    }
  }

  private static void check(Catalogue library, Path to) throws SightlineException {
    try (Catalogue copy = Catalogue.openReadOnly(to)) {
      if (!copy.check().isEmpty()
          || copy.videos().count() != library.videos().count()
          || copy.videos().revision() != library.videos().revision()
          || !copy.identity().equals(library.identity())) {
        throw new SightlineException(
            Problem.DATA, Phrase.of("The copy in {0} is not as the library is.", to.getParent()));
      }
    }
  }

  /** Removes a library that is open nowhere, with what belongs to it; what is gone is fine. */
  public static void remove(Path library) {
    String name = String.valueOf(library.getFileName());
    for (String ending : List.of("", "-wal", "-shm", ".lock")) {
      library.resolveSibling(name + ending).toFile().delete();
    }
    BESIDE.forEach(b -> library.resolveSibling(b).toFile().delete());
  }
}
