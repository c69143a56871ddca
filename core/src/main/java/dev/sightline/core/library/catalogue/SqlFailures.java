package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
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
      return failure(
          Problem.BUSY, file, Phrase.of("is being written by another program; try again."), e);
    }
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return failure(Problem.FILE, file, Phrase.of("cannot grow: the disk is full."), e);
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return failure(
          Problem.DATA,
          file,
          Phrase.of("is damaged; restore a backup (sightline library restore)."),
          e);
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code) {
      return failure(Problem.FILE, file, Phrase.of("can only be read."), e);
    }
    if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_IOERR.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return failure(Problem.FILE, file, Phrase.of("cannot be read or written on this disk."), e);
    }
    return failure(
        Problem.INTERNAL, file, Phrase.of("refused a change; this is a defect of ours."), e);
  }

  private static SightlineException failure(
      Problem problem, Path file, Phrase sentence, SQLException e) {
    return new SightlineException(
        problem, Phrase.of("The library {0} {1}", file, sentence), file + ": " + e.getMessage(), e);
  }
}
