package dev.sightline.core.text;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.SubtitleReader;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the text that goes with a video: a file of the same name beside it ({@code .txt}, {@code
 * .srt}, {@code .vtt}, {@code .ass}, in this order), else subtitles inside it. Thread-safe.
 */
public final class TextForVideo {
  private static final List<String> SUBTITLES = List.of(".srt", ".vtt", ".ass");

  private TextForVideo() {}

  /**
   * Looks beside the video, then into it.
   *
   * @return empty if there is no text, or only blank ones
   * @throws SightlineException if a file beside the video cannot be read, or the video must be
   *     opened and cannot be
   */
  public static Optional<FoundText> find(Path video) throws SightlineException {
    return find(video, Progress.NONE);
  }

  /**
   * As {@link #find(Path)}; cancelling stops the reading of a long video.
   *
   * @throws SightlineException as above, or if the user cancelled
   */
  public static Optional<FoundText> find(Path video, Progress progress) throws SightlineException {
    Optional<FoundText> beside = beside(video);
    if (beside.isPresent()) {
      return beside;
    }
    VideoInfo info = MediaProbe.probe(video);
    return fromCues(SubtitleReader.readEmbedded(info, progress), "subtitles in the file");
  }

  /**
   * Looks only beside the video, which need not be readable.
   *
   * @throws SightlineException if a file that is there cannot be read
   */
  public static Optional<FoundText> beside(Path video) throws SightlineException {
    Optional<Path> plain = sibling(video, ".txt");
    if (plain.isPresent()) {
      TextFile file = TextFile.read(plain.get());
      String text = file.text().strip();
      if (!text.isEmpty()) {
        String name = plain.get().getFileName().toString();
        String origin = file.guessed() ? name + " (read as " + file.charset() + ")" : name;
        return Optional.of(new FoundText(text, origin, Transcript.EMPTY));
      }
    }
    for (String ending : SUBTITLES) {
      Optional<Path> file = sibling(video, ending);
      if (file.isPresent()) {
        String name = file.get().getFileName().toString();
        Optional<FoundText> found = fromCues(SubtitleReader.readFile(file.get()), name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<FoundText> fromCues(List<Cue> cues, String origin) {
    Transcript transcript = new Transcript(cues);
    String text = transcript.text();
    return text.isEmpty() ? Optional.empty() : Optional.of(new FoundText(text, origin, transcript));
  }

  static Optional<Path> sibling(Path video, String ending) {
    String stem = VideoNames.stem(video);
    for (String e : List.of(ending, ending.toUpperCase(Locale.ROOT))) {
      Path candidate = video.resolveSibling(stem + e);
      if (Files.isRegularFile(candidate) && !candidate.equals(video)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
