package dev.sightline.core.library.catalogue;

import static dev.sightline.core.library.LibraryFixture.FACTS;
import static dev.sightline.core.library.LibraryFixture.sha;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** The file of a library: versions, locks, backups. */
class CatalogueFileTest {
  private static final Migrations LATER = later();

  @TempDir private Path dir;
  private Path file;

  private static Migrations later() {
    List<String> locations = new ArrayList<>(Migrations.OF_THIS_APP.locations());
    locations.add("classpath:dev/sightline/core/library/later");
    return new Migrations(5, locations);
  }

  @BeforeEach
  void name() {
    file = dir.resolve("my lib/library.db");
  }

  private void make(char... digits) throws Exception {
    try (Catalogue catalogue = Catalogue.open(file)) {
      for (char digit : digits) {
        catalogue.videos().add(sha(digit), 1, FACTS, "video " + digit);
      }
    }
  }

  private static List<String> titles(Path library) throws Exception {
    try (Catalogue catalogue = Catalogue.openReadOnly(library)) {
      return catalogue.videos().page(0, 99).stream().map(LibraryVideo::title).toList();
    }
  }

  private static void assertRefused(ThrowingCallable call, Problem problem, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.userMessage()).contains(words).doesNotContain("\n");
            });
  }

  @Test
  void theNewestScriptIsTheVersionThatTheAppKnows() throws Exception {
    make('a');
    assertThat(CatalogueHeader.read(file))
        .isEqualTo(
            new CatalogueHeader(CatalogueHeader.APPLICATION, Migrations.OF_THIS_APP.newest()));
  }

  @Test
  void aCommitWaitsForTheDisk() throws Exception {
    try (Database database = database()) {
      assertThat(database.first(r -> r.getString(1), "PRAGMA journal_mode")).contains("wal");
      assertThat(database.number("PRAGMA synchronous")).as("2 is FULL").isEqualTo(2);
      assertThat(database.number("PRAGMA foreign_keys")).isEqualTo(1);
      assertThat(database.number("PRAGMA busy_timeout")).isPositive();
    }
  }

  private Database database() throws Exception {
    make();
    return Database.open(file, false);
  }

  @Test
  void aNewerSchemaIsRefusedAndNotTouched() throws Exception {
    make('a');
    Catalogue.open(file, LATER).close();
    byte[] before = Files.readAllBytes(file);
    List<Path> beside = list();
    assertRefused(() -> Catalogue.open(file), Problem.UNSUPPORTED, "newer Sightline (schema 5");
    assertRefused(() -> Catalogue.openReadOnly(file), Problem.UNSUPPORTED, "newer Sightline");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(list()).isEqualTo(beside);
  }

  private List<Path> list() throws Exception {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.sorted().toList();
    }
  }

  @Test
  void anOlderSchemaIsMigratedAfterABackup() throws Exception {
    make('a', 'b');
    try (Catalogue later = Catalogue.open(file, LATER)) {
      assertThat(later.videos().count()).isEqualTo(2);
    }
    try (Database database = Database.open(file, true)) {
      assertThat(database.number("SELECT count(*) FROM video WHERE mood = 'calm'")).isEqualTo(2);
    }
    Path backup = file.resolveSibling("library.db.before-schema-5.backup");
    assertThat(CatalogueHeader.read(backup).version()).isEqualTo(4);
    assertThat(titles(backup)).containsExactly("video a", "video b");
    assertThat(CatalogueFiles.restore(backup, file)).isPresent();
    assertThat(titles(file)).containsExactly("video a", "video b");
  }

  @Test
  void theFirstSchemaIsBroughtToTheNewestWithAllThatStoodInIt() throws Exception {
    Catalogue first = Catalogue.open(file, new Migrations(1, Migrations.OF_THIS_APP.locations()));
    try (first) {
      long id = first.videos().add(sha('a'), 1, FACTS, "video a");
      first.marks().tag(id, "kept");
    }
    assertThat(CatalogueHeader.read(file).version()).isEqualTo(1);
    try (Catalogue now = Catalogue.open(file)) {
      assertThat(now.marks().tags(1)).containsExactly("kept");
      assertThat(now.looks().latest(1)).isEmpty();
    }
    Path backup = file.resolveSibling("library.db.before-schema-4.backup");
    assertThat(CatalogueHeader.read(backup).version()).isEqualTo(1);
  }

  @Test
  void theSecondSchemaKeepsWhatModelsSaid() throws Exception {
    Catalogue second = Catalogue.open(file, new Migrations(2, Migrations.OF_THIS_APP.locations()));
    long id;
    try (second) {
      id = second.videos().add(sha('a'), 1, FACTS, "video a");
      second.texts().putLabels(id, "set", List.of());
    }
    try (Database old = Database.open(file, false)) {
      old.update("INSERT INTO look (video, bundle, made, problem) VALUES (?, 'm', 5, '')", id);
      old.update(
          "INSERT INTO prediction (video, bundle, head, position, label, probability, known)"
              + " VALUES (?, 'm', 'actions', 0, 'Biking', 0.9, 1)",
          id);
    }
    try (Catalogue now = Catalogue.open(file)) {
      LibraryLook look = now.looks().latest(id).orElseThrow();
      assertThat(look.top("actions").orElseThrow().label()).isEqualTo("Biking");
      assertThat(look.sides()).as("nobody asked").isEmpty();
      assertThat(now.wishes().all()).isEmpty();
    }
    assertThat(
            CatalogueHeader.read(file.resolveSibling("library.db.before-schema-4.backup"))
                .version())
        .isEqualTo(2);
  }

  @Test
  void whatIsNoLibraryIsRefusedAndNotTouched() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "Dear diary, ".repeat(99));
    assertRefused(() -> Catalogue.open(file), Problem.DATA, "no library");
    assertThat(Files.readString(file)).startsWith("Dear diary");
    Files.delete(file);
    try (Database other = Database.openStaged(file)) {
      other.run("CREATE TABLE bookmark (address TEXT)");
    }
    byte[] before = Files.readAllBytes(file);
    assertRefused(() -> Catalogue.open(file), Problem.DATA, "no library");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertRefused(() -> Catalogue.openReadOnly(dir.resolve("none.db")), Problem.FILE, "no library");
  }

  @Test
  void aDamagedLibraryIsToldAsSuch() throws Exception {
    make('a');
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5A);
    Files.write(file, bytes);
    assertRefused(() -> Catalogue.open(file), Problem.DATA, "restore a backup");
  }

  @Test
  void theSecondIsToldAndMayRead() throws Exception {
    try (Catalogue first = Catalogue.open(file)) {
      first.videos().add(sha('a'), 1, FACTS, "committed");
      assertRefused(
          () -> Catalogue.open(file),
          Problem.BUSY,
          "process " + ProcessHandle.current().pid() + "); it can be opened read-only");
      try (Catalogue second = Catalogue.openReadOnly(file)) {
        assertThat(second.isReadOnly()).isTrue();
        assertThat(second.videos().count()).isEqualTo(1);
        first.videos().add(sha('b'), 1, FACTS, "later");
        assertThat(second.videos().count()).isEqualTo(2);
        assertRefused(
            () -> second.videos().add(sha('c'), 1, FACTS, "no"), Problem.FILE, "only be read");
      }
    }
    Catalogue.open(file).close();
  }

  @Test
  void aBackupIsMadeInUseAndComesBackUnderAnotherIdentity() throws Exception {
    Path backup = dir.resolve("backup.db");
    String identity;
    try (Catalogue catalogue = Catalogue.open(file)) {
      identity = catalogue.identity();
      catalogue.videos().add(sha('a'), 1, FACTS, "kept");
      catalogue.backup(backup);
      catalogue.videos().add(sha('b'), 1, FACTS, "after the backup");
      assertRefused(() -> CatalogueFiles.restore(backup, file), Problem.BUSY, "open in another");
    }
    byte[] before = Files.readAllBytes(backup);
    Path former = CatalogueFiles.restore(backup, file).orElseThrow();
    assertThat(Files.readAllBytes(backup)).isEqualTo(before);
    assertThat(titles(former)).containsExactly("kept", "after the backup");
    try (Catalogue catalogue = Catalogue.open(file)) {
      assertThat(catalogue.videos().find(sha('a'))).isPresent();
      assertThat(catalogue.videos().count()).isEqualTo(1);
      assertThat(catalogue.identity()).isNotEqualTo(identity);
    }
    assertThat(CatalogueFiles.restore(backup, dir.resolve("elsewhere/new.db")))
        .isEqualTo(Optional.empty());
    assertThat(titles(dir.resolve("elsewhere/new.db"))).containsExactly("kept");
  }

  @Test
  void aBackupThatIsNoneLeavesTheLibraryAsItIs() throws Exception {
    make('a');
    Path bad = Files.writeString(dir.resolve("bad"), "x".repeat(5000));
    assertRefused(() -> CatalogueFiles.restore(bad, file), Problem.DATA, "no library");
    Path empty = Files.createFile(dir.resolve("empty"));
    assertRefused(() -> CatalogueFiles.restore(empty, file), Problem.DATA, "no backup");
    assertThat(titles(file)).containsExactly("video a");
    assertThat(list()).noneMatch(p -> p.getFileName().toString().startsWith(".sightline"));
  }

  /** The log beside the file may know of a newer schema than the file itself. */
  @Test
  void theLogIsBelievedToo() throws Exception {
    make('a');
    Path copy = dir.resolve("cut off/library.db");
    Files.createDirectories(copy.getParent());
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    try (var connection = config.createConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 7");
      Files.copy(file, copy);
      Files.copy(file.resolveSibling("library.db-wal"), copy.resolveSibling("library.db-wal"));
    }
    assertThat(CatalogueHeader.read(copy).version()).isEqualTo(Migrations.OF_THIS_APP.newest());
    assertRefused(() -> Catalogue.open(copy), Problem.UNSUPPORTED, "schema 7");
  }
}
