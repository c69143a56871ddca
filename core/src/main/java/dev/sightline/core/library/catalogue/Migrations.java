package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Brings a library to the newest schema, by Flyway's scripts {@code V1__…sql}, {@code V2__…sql}, of
 * which each sets {@code user_version} to its number and is one transaction.
 *
 * @param newest the schema that this app knows
 * @param locations where the scripts lie, on the class path
 */
record Migrations(int newest, List<String> locations) {
  /** Those of this app. */
  static final Migrations OF_THIS_APP =
      new Migrations(4, List.of("classpath:dev/sightline/core/library/catalogue"));

  Migrations {
    locations = List.copyOf(locations);
  }

  /**
   * Runs the scripts that a file has not seen. The file must be nobody else's meanwhile.
   *
   * @throws SightlineException {@code DATA} if the file does not fit its own history
   */
  void run(Path file) throws SightlineException {
    SqliteNative.prepare();
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations(locations.toArray(String[]::new))
          .failOnMissingLocations(true)
          .target(Integer.toString(newest))
          .cleanDisabled(true)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of("The library {0} cannot be brought to this version; restore a backup.", file),
          file + ": " + e.getMessage(),
          e);
    }
  }
}
