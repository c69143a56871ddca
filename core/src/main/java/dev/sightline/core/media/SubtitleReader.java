package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads subtitles through FFmpeg's demuxers and decoders: SRT, WebVTT, ASS and others as files, and
 * text streams inside a video. Markup is dropped. Thread-safe.
 */
public final class SubtitleReader {
  private SubtitleReader() {}

  /**
   * Reads a subtitle file in any charset that {@link TextFile} takes.
   *
   * @return cues in order of time; never empty
   * @throws SightlineException if the file cannot be read or holds no subtitle
   */
  public static List<Cue> readFile(Path path) throws SightlineException {
    try {
      MediaErrors.checkReadable(path);
    } catch (SightlineException e) {
      throw e.problem() == Problem.MEDIA ? nothingIn(path, e) : e; // an empty file
    }
    TextFile file = TextFile.read(path);
    Path copy = null;
    try {
      if (!file.charset().equals(StandardCharsets.UTF_8)) {
        // FFmpeg takes UTF-8; the ending tells it the format
        copy = Files.createTempFile("sightline", path.getFileName().toString());
        Files.writeString(copy, file.text());
      }
      List<Cue> cues = read(copy == null ? path : copy, Fraction.ZERO, Progress.NONE);
      if (cues.isEmpty()) {
        throw nothingIn(path, null);
      }
      return cues;
    } catch (IOException e) {
      throw nothingIn(path, e);
    } catch (SightlineException e) {
      // its sentence is about videos, and may name the copy
      throw nothingIn(path, e);
    } finally {
      delete(copy);
    }
  }

  /**
   * Reads the first subtitle stream that holds text. Has to go through the whole file.
   *
   * @return cues in order of time on the clock of the pictures; empty if there is no such stream
   * @throws SightlineException if the file cannot be read, or the user cancelled
   */
  public static List<Cue> readEmbedded(VideoInfo info, Progress progress)
      throws SightlineException {
    return info.hasSubtitles() ? read(info.path(), info.startTime(), progress) : List.of();
  }

  private static List<Cue> read(Path path, Fraction zero, Progress progress)
      throws SightlineException {
    List<Integer> candidates = new ArrayList<>();
    try (Container container = Container.open(path)) {
      int best = container.bestStream(AVMEDIA_TYPE_SUBTITLE);
      if (best >= 0) {
        candidates.add(best);
      }
      for (StreamInfo stream : container.streams()) {
        if (stream.kind() == StreamInfo.Kind.SUBTITLE && stream.index() != best) {
          candidates.add(stream.index());
        }
      }
    }
    for (int stream : candidates) {
      try (Container container = Container.open(path);
          SubtitleDecoder decoder = new SubtitleDecoder(container, stream)) {
        List<Cue> cues = decoder.readAll(zero, progress);
        if (!cues.isEmpty()) {
          return cues;
        }
      }
    }
    return List.of();
  }

  private static SightlineException nothingIn(Path path, Exception cause) {
    return new SightlineException(
        Problem.TEXT,
        Phrase.of("{0} holds no subtitles that can be read.", MediaErrors.quoted(path)),
        path + ": " + cause,
        cause);
  }

  private static void delete(Path copy) {
    if (copy != null) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        copy.toFile().deleteOnExit();
      }
    }
  }
}
