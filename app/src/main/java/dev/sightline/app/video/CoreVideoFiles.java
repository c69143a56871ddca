package dev.sightline.app.video;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.Thumbnailer;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads video files through the core. */
public final class CoreVideoFiles implements VideoFiles {
  @Override
  public VideoInfo probe(Path video) throws SightlineException {
    return MediaProbe.probe(video);
  }

  @Override
  public VideoFrame poster(Path video, int maxSide, Progress progress) throws SightlineException {
    return Thumbnailer.thumbnail(video, maxSide, PixelLayout.BGRA32, progress);
  }

  @Override
  public VideoFrame frame(Path video, Fraction at, int maxSide, Progress progress)
      throws SightlineException {
    return Thumbnailer.frame(video, at, maxSide, PixelLayout.BGRA32, progress);
  }

  @Override
  public VideoText text(VideoInfo video, Progress progress) throws SightlineException {
    return TextForVideo.find(video.path(), progress)
        .map(CoreVideoFiles::text)
        .orElse(VideoText.NONE);
  }

  @Override
  public List<Path> find(List<Path> filesAndFolders) throws SightlineException {
    List<Path> found = new ArrayList<>();
    for (Path path : filesAndFolders) {
      if (Files.isDirectory(path)) {
        found.addAll(videosIn(path));
      } else {
        found.add(path);
      }
    }
    return List.copyOf(found);
  }

  private static List<Path> videosIn(Path folder) throws SightlineException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> videos =
          files.filter(VideoNames::isVideo).filter(Files::isRegularFile).sorted().toList();
      if (videos.isEmpty()) {
        throw new SightlineException(
            Problem.FILE, Messages.text("library.noVideos", folder.getFileName()));
      }
      return videos;
    } catch (IOException | UncheckedIOException e) {
      throw new SightlineException(
          Problem.FILE, Messages.text("library.unreadable", folder.getFileName()), e);
    }
  }

  private static VideoText text(FoundText found) {
    VideoText.Source source =
        found.transcript().cues().isEmpty() ? VideoText.Source.SIDECAR : VideoText.Source.SUBTITLES;
    return new VideoText(found.text(), source, found.origin());
  }
}
