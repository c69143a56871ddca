package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Turns what SQLite says into one sentence for the user. */
final class SqlFailures {
  /** Extended codes keep the primary one in their lowest byte. */
  private static final int PRIMARY = 0xFF;

  private SqlFailures() {}

  static SightlineException of(Path file, SQLException e) {
    int code = e.getErrorCode() & PRIMARY;
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return failure(Problem.BUSY, file, "is being written by another program; try again.", e);
    }
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return failure(Problem.FILE, file, "cannot grow: the disk is full.", e);
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return failure(
          Problem.DATA, file, "is damaged; restore a backup (sightline library restore).", e);
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code) {
      return failure(Problem.FILE, file, "can only be read.", e);
    }
    if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_IOERR.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return failure(Problem.FILE, file, "cannot be read or written on this disk.", e);
    }
    return failure(Problem.INTERNAL, file, "refused a change; this is a defect of ours.", e);
  }

  private static SightlineException failure(
      Problem problem, Path file, String sentence, SQLException e) {
    return new SightlineException(
        problem, "The library " + file + " " + sentence, file + ": " + e.getMessage(), e);
  }
}
