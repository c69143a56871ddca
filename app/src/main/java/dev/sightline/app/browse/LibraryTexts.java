package dev.sightline.app.browse;

import dev.sightline.app.video.VideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Video files of which the library may know more: what the user has typed there comes before what
 * lies beside a video, and what a list said of it stands in where nothing lies there.
 */
public final class LibraryTexts implements VideoFiles {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryTexts.class);

  private final VideoFiles files;
  private final MarkFiles library;

  /**
   * @param files reads the videos
   * @param library has the texts
   */
  public LibraryTexts(VideoFiles files, MarkFiles library) {
    this.files = files;
    this.library = library;
  }

  @Override
  public VideoText text(VideoInfo video, Progress progress) throws SightlineException {
    List<LibraryText> kept = kept(video.path());
    Optional<VideoText> typed = of(kept, TextOrigin.TYPED).map(t -> VideoText.typed(t.words()));
    if (typed.isPresent()) {
      return typed.get();
    }
    VideoText beside = files.text(video, progress);
    return beside.source() == VideoText.Source.NONE
        ? of(kept, TextOrigin.MANIFEST).map(LibraryTexts::listed).orElse(beside)
        : beside;
  }

  /** A library that cannot be read is told of on its own page; a video is shown all the same. */
  private List<LibraryText> kept(Path video) {
    try {
      return library.texts(video);
    } catch (SightlineException e) {
      LOG.info("no text from the library: {}", e.getMessage());
      return List.of();
    }
  }

  private static Optional<LibraryText> of(List<LibraryText> texts, TextOrigin origin) {
    return texts.stream().filter(t -> t.origin() == origin).findFirst();
  }

  private static VideoText listed(LibraryText text) {
    Path list = Path.of(text.source()).getFileName();
    return new VideoText(
        text.words(), VideoText.Source.SIDECAR, list == null ? text.source() : list.toString());
  }

  @Override
  public VideoInfo probe(Path video) throws SightlineException {
    return files.probe(video);
  }

  @Override
  public VideoFrame poster(Path video, int maxSide, Progress progress) throws SightlineException {
    return files.poster(video, maxSide, progress);
  }

  @Override
  public VideoFrame frame(Path video, Fraction at, int maxSide, Progress progress)
      throws SightlineException {
    return files.frame(video, at, maxSide, progress);
  }

  @Override
  public List<Path> find(List<Path> filesAndFolders) throws SightlineException {
    return files.find(filesAndFolders);
  }
}
