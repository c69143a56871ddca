package dev.sightline.core.library.catalogue;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the first bytes of a library say. They are read as bytes, not through SQLite, which would
 * write files beside a library that is none of its business.
 *
 * @param application who made the file ({@code application_id}); 0 if nobody said so
 * @param version of the schema ({@code user_version})
 */
record CatalogueHeader(int application, int version) {
  /** "SLIB". */
  static final int APPLICATION = 0x534C4942;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  // https://www.sqlite.org/fileformat.html, section 1.3
  private static final int BYTES = 100;
  private static final int VERSION_AT = 60;
  private static final int APPLICATION_AT = 68;

  /**
   * Reads it.
   *
   * @return one of zeros for a file that is empty
   * @throws SightlineException {@code FILE} if it cannot be read, {@code DATA} if it is no database
   */
  static CatalogueHeader read(Path file) throws SightlineException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(BYTES);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The library {0} cannot be read.", file), file + ": " + e, e);
    }
    if (bytes.length == 0) {
      return new CatalogueHeader(0, 0);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < BYTES || !header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("{0} is no library of Sightline.", file));
    }
    return new CatalogueHeader(header.getInt(APPLICATION_AT), header.getInt(VERSION_AT));
  }

  /**
   * Refuses what this version of the app must not touch.
   *
   * @param known the newest schema that this app knows
   * @throws SightlineException {@code DATA} if the file is another application's, {@code
   *     UNSUPPORTED} if its schema is newer
   */
  void check(Path file, int known) throws SightlineException {
    if (application != APPLICATION && (application != 0 || version != 0)) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("{0} is no library of Sightline.", file));
    }
    if (version > known) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The library {0} was written by a newer Sightline (schema {1}, this one "
                  + "knows {2}); it was not changed. Install the newer version.",
              file, version, known));
    }
  }
}
