package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in constant memory. Stateless. */
public final class ContentHash {
  private static final int BUFFER_BYTES = 1 << 20;

  private ContentHash() {}

  /**
   * Hash of a file's content, lower-case hex.
   *
   * @param stop asked after each megabyte
   * @throws SightlineException {@code FILE} if it cannot be read, or when cancelled
   */
  public static String of(Path file, Progress stop) throws SightlineException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        stop.checkCancelled();
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("“{0}” cannot be read from the disk.", file.getFileName()),
          file + ": " + e,
          e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A digest to be filled. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
