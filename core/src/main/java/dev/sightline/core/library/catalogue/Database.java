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
 * One connection that writes and, beside it, one that reads, each used by one thread at a time. In
 * WAL mode a reader sees what was committed last and waits for no commit. A thread in the midst of
 * a transaction reads what it wrote. Thread-safe; blocks, so never on the FX thread.
 */
final class Database implements AutoCloseable {
  /** How long another process may hold the write lock before we give up, ms. */
  private static final int BUSY_MILLIS = 10_000;

  private static final int CACHE_KIB = 16 * 1024;

  private final Path file;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Connection reader; // the same one if there is only one
  private final ReentrantLock readerLock;

  private Database(Path file, Connection connection, Connection reader) {
    this.file = file;
    this.connection = connection;
    this.reader = reader;
    this.readerLock = reader == connection ? lock : new ReentrantLock();
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
      return connect(file, readOnly(config));
    }
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection writer = connection(file, config);
    try {
      return new Database(file, writer, connection(file, readOnly(config())));
    } catch (SightlineException e) {
      try {
        writer.close();
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private static SQLiteConfig readOnly(SQLiteConfig config) {
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return config;
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
    Connection one = connection(file, config);
    return new Database(file, one, one);
  }

  private static Connection connection(Path file, SQLiteConfig config) throws SightlineException {
    try {
      return config.createConnection("jdbc:sqlite:" + file);
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

  /**
   * Asks several questions about one state of the file. Inside a transaction, they are part of it.
   *
   * @throws SightlineException if one of them fails
   */
  <T> T snapshot(Work<T> work) throws SightlineException {
    if (lock.isHeldByCurrentThread()) {
      return work.run();
    }
    readerLock.lock();
    try {
      if (!reader.getAutoCommit()) {
        return work.run();
      }
      reader.setAutoCommit(false);
      try {
        return work.run();
      } finally {
        reader.rollback(); // nothing was changed
        reader.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      readerLock.unlock();
    }
  }

  /** Changes rows; says how many. */
  int update(String sql, Object... values) throws SightlineException {
    lock.lock();
    try (PreparedStatement statement = bind(connection, sql, values)) {
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
    try (PreparedStatement statement = bind(connection, sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      lock.unlock();
    }
  }

  /** All rows. */
  <T> List<T> query(Mapper<T> mapper, String sql, Object... values) throws SightlineException {
    // INSERT … RETURNING and most pragmas are for the one that writes
    boolean reads = !lock.isHeldByCurrentThread() && sql.startsWith("SELECT");
    ReentrantLock turn = reads ? readerLock : lock;
    turn.lock();
    try (PreparedStatement statement = bind(reads ? reader : connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.map(rows));
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      turn.unlock();
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

  private static PreparedStatement bind(Connection on, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = on.prepareStatement(sql);
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
    close(reader, readerLock);
    close(connection, lock); // the last one to go takes the log with it
  }

  private void close(Connection one, ReentrantLock turn) throws SightlineException {
    turn.lock();
    try {
      one.close();
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    } finally {
      turn.unlock();
    }
  }
}
