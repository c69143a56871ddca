package dev.sightline.core.library.importing;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.MediaFacts;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.SubtitleReader;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens a video as an import needs it. Thread-safe. */
@FunctionalInterface
public interface VideoOpener {
  /** Through FFmpeg. */
  VideoOpener FFMPEG = VideoOpener::throughFfmpeg;

  /**
   * What is in the file.
   *
   * @param facts its form
   * @param texts those of its subtitle streams
   */
  record Opened(MediaFacts facts, List<LibraryText> texts) {
    public Opened {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Opens a file.
   *
   * @throws SightlineException if it is no video, or the user cancelled
   */
  Opened open(Path file, Progress stop) throws SightlineException;

  private static Opened throughFfmpeg(Path file, Progress stop) throws SightlineException {
    VideoInfo info = MediaProbe.probe(file);
    List<LibraryText> texts = new ArrayList<>();
    Transcript subtitles = new Transcript(SubtitleReader.readEmbedded(info, stop));
    if (!subtitles.text().isBlank()) {
      texts.add(new LibraryText(TextOrigin.CONTAINER, "", "", subtitles.text(), subtitles));
    }
    return new Opened(MediaFacts.of(info), texts);
  }
}
