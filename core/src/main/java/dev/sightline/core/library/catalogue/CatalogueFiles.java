package dev.sightline.core.library.catalogue;

import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Backups of a library, and the way back. Stateless. */
public final class CatalogueFiles {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private CatalogueFiles() {}

  /** Copies what is committed, by SQLite itself, so that others may write meanwhile. */
  static void copy(Database database, Path to) throws SightlineException {
    try (WholeFile whole = WholeFile.open(to)) {
      Files.delete(whole.stage()); // SQLite wants no file, or an empty one
      database.update("VACUUM INTO ?", whole.stage().toString());
      force(whole.stage());
      whole.commit();
    } catch (IOException e) {
      throw WholeFile.failure(to, e);
    }
  }

  /**
   * Puts a backup in the place of a library, which must be open nowhere. What was there is kept
   * beside it.
   *
   * @param backup as {@link Catalogue#backup} wrote it; stays as it is
   * @param library the library's file; need not exist
   * @return where the former library is kept; empty if there was none
   * @throws SightlineException {@code BUSY} if the library is open, {@code DATA} or {@code
   *     UNSUPPORTED} if the backup is none that this app can read; the library is as before then
   */
  public static Optional<Path> restore(Path backup, Path library) throws SightlineException {
    Path file = library.toAbsolutePath().normalize();
    if (!Files.isRegularFile(backup)) {
      throw new SightlineException(Problem.FILE, Phrase.of("There is no file {0}.", backup));
    }
    CatalogueLock lock = CatalogueLock.take(file);
    try (WholeFile whole = WholeFile.open(file)) {
      Files.copy(backup, whole.stage(), StandardCopyOption.REPLACE_EXISTING);
      prepare(whole.stage(), backup);
      Optional<Path> former = keep(file);
      whole.commit();
      return former;
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    } finally {
      lock.close();
    }
  }

  /** Checks the copy and gives it a name of its own. */
  private static void prepare(Path stage, Path backup) throws SightlineException, IOException {
    try {
      if (Catalogue.versionOf(stage, Migrations.OF_THIS_APP.newest()) == 0) {
        throw new SightlineException(
            Problem.DATA, Phrase.of("{0} is no backup of a library.", backup));
      }
      try (Database database = Database.openStaged(stage)) {
        if (!database
            .query(row -> row.getString(1), "PRAGMA integrity_check")
            .equals(List.of("ok"))) {
          throw new SightlineException(
              Problem.DATA, Phrase.of("The backup {0} is damaged.", backup));
        }
        database.update(
            "UPDATE fact SET value = lower(hex(randomblob(16))) WHERE name = 'identity'");
      }
      force(stage);
    } finally {
      for (String ending : new String[] {"-wal", "-shm", "-journal"}) {
        Files.deleteIfExists(stage.resolveSibling(stage.getFileName() + ending));
      }
    }
  }

  /**
   * Moves the library aside with the log that belongs to it. If the process dies in between, it
   * lies there whole, under the new name.
   */
  private static Optional<Path> keep(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String name = file.getFileName() + ".before-restore-" + STAMP.format(Instant.now());
    Path former = file.resolveSibling(name);
    for (String ending : new String[] {"-wal", ""}) {
      Path part = file.resolveSibling(file.getFileName() + ending);
      if (Files.exists(part)) {
        Files.move(part, file.resolveSibling(name + ending));
      }
    }
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
    return Optional.of(former);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
