package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The library as one file: videos, texts, labels, analyses, tags, collections, notes, ratings,
 * searches. What was committed survives the end of the process and of the power; what was not is as
 * if it had never been. One process writes; others read. Thread-safe; every method blocks, so never
 * on the FX thread.
 */
public final class Catalogue implements AutoCloseable {
  private static final String IDENTITY = "identity";

  private final Database database;
  private final CatalogueLock lock; // null if read-only
  private final VideoTable videos;
  private final TextTable texts;
  private final MarkTable marks;
  private final CollectionTable collections;
  private final AnalysisTable analyses;
  private final BrokenTable broken;
  private final LookTable looks;
  private final CardReader cards;
  private final WatchedTable watched;
  private final WishTable wishes;
  private final UseTable uses;

  private Catalogue(Database database, CatalogueLock lock) {
    this.database = database;
    this.lock = lock;
    this.videos = new VideoTable(database);
    this.texts = new TextTable(database);
    this.marks = new MarkTable(database);
    this.collections = new CollectionTable(database);
    this.analyses = new AnalysisTable(database);
    this.broken = new BrokenTable(database);
    this.looks = new LookTable(database);
    this.cards = new CardReader(database, looks);
    this.watched = new WatchedTable(database);
    this.wishes = new WishTable(database);
    this.uses = new UseTable(database);
  }

  /** Steps that belong together. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * @throws SightlineException to undo all of them
     */
    T run() throws SightlineException;
  }

  /**
   * Opens a library to write; makes it if it is missing, and migrates an older one after a backup
   * beside it.
   *
   * @throws SightlineException {@code BUSY} if another process has it, {@code UNSUPPORTED} if its
   *     schema is newer (the file stays as it is), {@code DATA} if it is damaged or no library,
   *     {@code FILE} if the disk refuses
   */
  public static Catalogue open(Path file) throws SightlineException {
    return open(file, Migrations.OF_THIS_APP);
  }

  static Catalogue open(Path named, Migrations migrations) throws SightlineException {
    Path file = named.toAbsolutePath().normalize();
    CatalogueLock lock = CatalogueLock.take(file);
    Database database = null;
    try {
      int version = versionOf(file, migrations.newest());
      if (version < migrations.newest()) {
        if (version > 0) {
          backupBefore(file, migrations.newest());
        }
        migrations.run(file);
      }
      database = Database.open(file, false);
      Catalogue catalogue = new Catalogue(database, lock);
      lock = null;
      database = null;
      return catalogue;
    } finally {
      close(database, lock);
    }
  }

  /**
   * Opens a library to read, also while another process writes it.
   *
   * @throws SightlineException {@code FILE} if there is none; {@code UNSUPPORTED} if its schema is
   *     newer, or older, which only {@link #open} can change; {@code DATA} if it is no library
   */
  public static Catalogue openReadOnly(Path named) throws SightlineException {
    Path file = named.toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new SightlineException(Problem.FILE, Phrase.of("There is no library {0} yet.", file));
    }
    int newest = Migrations.OF_THIS_APP.newest();
    if (versionOf(file, newest) < newest) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("The library {0} is of an older version; open it once to write.", file));
    }
    return new Catalogue(Database.open(file, true), null);
  }

  /** The schema of a file, which is left as it is; 0 if there is none yet. */
  static int versionOf(Path file, int newest) throws SightlineException {
    if (!Files.exists(file)) {
      return 0;
    }
    CatalogueHeader header = CatalogueHeader.read(file);
    header.check(file, newest);
    if (header.equals(new CatalogueHeader(0, 0)) && isEmpty(file)) {
      return 0;
    }
    try (Database database = Database.open(file, true)) {
      // the last words of a process that was killed may still stand in the log beside the file
      int application = (int) database.number("PRAGMA application_id");
      int version = (int) database.number("PRAGMA user_version");
      new CatalogueHeader(application, version).check(file, newest);
      if (version == 0 && !onlyHistory(database)) {
        throw new SightlineException(
            Problem.DATA, Phrase.of("{0} is no library of Sightline.", file));
      }
      return version;
    }
  }

  private static boolean isEmpty(Path file) {
    return file.toFile().length() == 0;
  }

  /** True for a library whose making was cut off before its tables were committed. */
  private static boolean onlyHistory(Database database) throws SightlineException {
    return database.number(
            "SELECT count(*) FROM sqlite_master"
                + " WHERE name NOT LIKE 'flyway%' AND name NOT LIKE 'sqlite%'")
        == 0;
  }

  private static void backupBefore(Path file, int newest) throws SightlineException {
    String name = file.getFileName() + ".before-schema-" + newest + ".backup";
    try (Database database = Database.open(file, true)) {
      CatalogueFiles.copy(database, file.resolveSibling(name));
    }
  }

  private static void close(Database database, CatalogueLock lock) throws SightlineException {
    try {
      if (database != null) {
        database.close();
      }
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }

  /** The file. */
  public Path file() {
    return database.file();
  }

  /** True if nothing can be changed. */
  public boolean isReadOnly() {
    return lock == null;
  }

  /**
   * Names this catalogue for whoever keeps something beside it. A restored backup gets a new name:
   * its revisions do not go on from those that an index has seen.
   */
  public String identity() throws SightlineException {
    return database
        .first(row -> row.getString(1), "SELECT value FROM fact WHERE name = ?", IDENTITY)
        .orElseThrow();
  }

  /**
   * Runs steps of which all count or none, also when the power goes. Within the steps, other
   * transactions are part of this one.
   *
   * @throws SightlineException if a step fails; nothing has been changed then
   */
  public <T> T transaction(Work<T> work) throws SightlineException {
    return database.transaction(work::run);
  }

  public VideoTable videos() {
    return videos;
  }

  public TextTable texts() {
    return texts;
  }

  public MarkTable marks() {
    return marks;
  }

  public CollectionTable collections() {
    return collections;
  }

  public AnalysisTable analyses() {
    return analyses;
  }

  public BrokenTable broken() {
    return broken;
  }

  public LookTable looks() {
    return looks;
  }

  public CardReader cards() {
    return cards;
  }

  public WatchedTable watched() {
    return watched;
  }

  public WishTable wishes() {
    return wishes;
  }

  public UseTable uses() {
    return uses;
  }

  /**
   * Copies the catalogue as it is now, while it is used; the file appears whole.
   *
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public void backup(Path to) throws SightlineException {
    CatalogueFiles.copy(database, to.toAbsolutePath());
  }

  /**
   * What is wrong with the file itself; empty if nothing is.
   *
   * @throws SightlineException if it cannot be read at all
   */
  public List<String> check() throws SightlineException {
    List<String> found =
        new ArrayList<>(database.query(row -> row.getString(1), "PRAGMA integrity_check"));
    found.remove("ok");
    found.addAll(
        database.query(
            row -> "a row of " + row.getString(1) + " points to nothing",
            "PRAGMA foreign_key_check"));
    return found;
  }

  /** Gives back what removed rows took; takes as much room on the disk for a while. */
  public void compact() throws SightlineException {
    database.run("VACUUM");
    database.query(row -> row.getInt(1), "PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** When something happens now, as the catalogue keeps it. */
  static long now() {
    return Instant.now().toEpochMilli();
  }

  @Override
  public void close() throws SightlineException {
    close(database, lock);
  }
}
