package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection, used by one thread at a time. Thread-safe: whoever comes second waits. Blocks, so
 * never on the FX thread.
 */
final class Database implements AutoCloseable {
  /** How long another process may hold the write lock before we give up, ms. */
  private static final int BUSY_MILLIS = 10_000;

  private static final int CACHE_KIB = 16 * 1024;

  private final Path file;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Makes one object of one row. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Steps that belong together. */
  interface Work<T> {
    T run() throws SightlineException;
  }

  /**
   * Opens a file; makes it if it is missing, unless read-only.
   *
   * @throws SightlineException if SQLite cannot open it
   */
  static Database open(Path file, boolean readOnly) throws SightlineException {
    SQLiteConfig config = config();
    if (readOnly) {
      config.setReadOnly(true);
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    } else {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    return connect(file, config);
  }

  /**
   * Opens a file that has not got its name yet, and so must not have a log beside it.
   *
   * @throws SightlineException if SQLite cannot open it
   */
  static Database openStaged(Path file) throws SightlineException {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
    return connect(file, config);
  }

  private static SQLiteConfig config() {
    SqliteNative.prepare();
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setCacheSize(-CACHE_KIB);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    return config;
  }

  private static Database connect(Path file, SQLiteConfig config) throws SightlineException {
    try {
      return new Database(file, config.createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    }
  }

  Path file() {
    return file;
  }

  /**
   * Runs steps of which all count or none. Inside another transaction, they are part of that one.
   *
   * @throws SightlineException if a step fails; nothing has been changed then
   */
  <T> T transaction(Work<T> work) throws SightlineException {
    lock.lock();
    try {
      if (!connection.getAutoCommit()) {
        return work.run();
      }
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.run();
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      lock.unlock();
    }
  }

  /** Changes rows; says how many. */
  int update(String sql, Object... values) throws SightlineException {
    lock.lock();
    try (PreparedStatement statement = bind(sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      lock.unlock();
    }
  }

  /** Runs a statement that is no question and takes no values. */
  void run(String sql) throws SightlineException {
    lock.lock();
    try (PreparedStatement statement = bind(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      lock.unlock();
    }
  }

  /** All rows. */
  <T> List<T> query(Mapper<T> mapper, String sql, Object... values) throws SightlineException {
    lock.lock();
    try (PreparedStatement statement = bind(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.map(rows));
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      lock.unlock();
    }
  }

  /** The first row, if there is one. */
  <T> Optional<T> first(Mapper<T> mapper, String sql, Object... values) throws SightlineException {
    return query(mapper, sql, values).stream().findFirst();
  }

  /** A number that is always there. */
  long number(String sql, Object... values) throws SightlineException {
    return first(row -> row.getLong(1), sql, values).orElseThrow();
  }

  private PreparedStatement bind(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public void close() throws SightlineException {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      lock.unlock();
    }
  }
}
