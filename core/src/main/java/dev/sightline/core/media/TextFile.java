package dev.sightline.core.media;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file that somebody wrote with some editor.
 *
 * @param text without byte order mark, lines separated by {@code \n}
 * @param charset in which it was read: UTF-8, UTF-16 where a byte order mark says so, else
 *     Windows-1252, in which any bytes mean something
 */
public record TextFile(String text, Charset charset) {
  /** Longer files are not a text that goes with a video. */
  public static final long MAX_BYTES = 16L << 20;

  private static final Charset FALLBACK = Charset.forName("windows-1252");

  /**
   * Reads a file.
   *
   * @throws SightlineException if it cannot be read, is too long, or is not text at all
   */
  public static TextFile read(Path path) throws SightlineException {
    byte[] bytes;
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw problem(path, Phrase.of("is too long for a text (more than 16 MB)."), null);
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw problem(path, Phrase.of("cannot be read."), e);
    }
    TextFile file = decode(bytes);
    if (file.text.indexOf('\0') >= 0) {
      throw problem(path, Phrase.of("is not a text file."), null);
    }
    return file;
  }

  /** Decodes bytes. */
  static TextFile decode(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return of(new String(b, 3, b.length - 3, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
    if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
      return of(new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE), StandardCharsets.UTF_16);
    }
    if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return of(new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE), StandardCharsets.UTF_16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b)).toString();
      return of(text, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return of(new String(b, FALLBACK), FALLBACK);
    }
  }

  /** True if the charset was guessed, which the user should be told. */
  public boolean guessed() {
    return charset.equals(FALLBACK);
  }

  private static TextFile of(String text, Charset charset) {
    return new TextFile(text.replace("\r\n", "\n").replace('\r', '\n'), charset);
  }

  private static SightlineException problem(Path path, Phrase sentence, IOException cause) {
    return new SightlineException(
        Problem.TEXT,
        Phrase.of("{0} {1}", MediaErrors.quoted(path), sentence),
        path + ": " + sentence,
        cause);
  }
}
