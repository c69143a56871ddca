package dev.sightline.core.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;

/** Tells damage of an index from a disk that is full or may not be read. */
final class IndexDamage {
  private IndexDamage() {}

  static boolean is(Throwable e) {
    if (e == null) {
      return false;
    }
    return e instanceof CorruptIndexException
        || e instanceof IndexFormatTooNewException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexNotFoundException
        || e instanceof EOFException
        || e instanceof FileNotFoundException
        || e instanceof NoSuchFileException
        // the name of a codec that this program has not
        || e instanceof IllegalArgumentException
        || is(e.getCause());
  }
}
