package dev.sightline.core.media;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns what can be wrong with a file into one sentence for the user. */
final class MediaErrors {
  private static final int MAX_ERROR_TEXT = 256;

  private MediaErrors() {}

  /** FFmpeg's own words for an error code. */
  static String text(int code) {
    byte[] buffer = new byte[MAX_ERROR_TEXT];
    avutil.av_strerror(code, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }

  /** The file's name in quotation marks. */
  static String quoted(Path path) {
    Path name = path.getFileName();
    return "“" + (name == null ? path : name) + "”";
  }

  /** A {@link Problem#MEDIA} error about a file. */
  static SightlineException media(Path path, Phrase sentence, String log) {
    return new SightlineException(
        Problem.MEDIA, Phrase.of("{0} {1}", quoted(path), sentence), path + ": " + log, null);
  }

  /**
   * @throws SightlineException if there is no readable file with content at {@code path}
   */
  static void checkReadable(Path path) throws SightlineException {
    String name = quoted(path);
    if (!Files.exists(path)) {
      throw file(path, Phrase.of("There is no file {0} in that folder.", name));
    }
    if (Files.isDirectory(path)) {
      throw file(path, Phrase.of("{0} is a folder, not a file.", name));
    }
    if (!Files.isReadable(path)) {
      throw file(
          path, Phrase.of("{0} cannot be opened: you lack the permission to read it.", name));
    }
    if (!Files.isRegularFile(path)) {
      throw file(path, Phrase.of("{0} is not an ordinary file.", name));
    }
    try {
      if (Files.size(path) == 0) {
        throw media(path, Phrase.of("is empty (0 bytes)."), "empty file");
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("{0} cannot be read from the disk.", name), path + ": " + e, e);
    }
  }

  /** Why FFmpeg could not make out the file's format. */
  static SightlineException cannotOpen(Path path, int code) {
    Phrase sentence =
        startsLikeMp4(path)
            ? Phrase.of(
                "is incomplete: the index (moov) that says where its pictures lie is missing.")
            : Phrase.of("is not a video in any format that can be read.");
    return media(path, sentence, text(code));
  }

  private static boolean startsLikeMp4(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(8);
      return head.length == 8 && "ftyp".equals(new String(head, 4, 4, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }

  private static SightlineException file(Path path, Phrase sentence) {
    return new SightlineException(
        Problem.FILE, sentence, sentence.english() + " (" + path + ")", null);
  }
}
