package dev.sightline.app.attention;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.function.BiConsumer;

/** Decodes small pictures of moments of a video. */
@FunctionalInterface
public interface ThumbnailReader {
  /** Height of a thumbnail, px: twice what is drawn, for dense screens. */
  int HEIGHT = 80;

  /** Longest width of a thumbnail, px. */
  int MAX_WIDTH = 320;

  /**
   * Decodes one picture for each moment, in order. Blocks.
   *
   * @param times s, ascending
   * @param each told the index of the moment and its picture (BGRA), on this thread
   * @throws SightlineException if the file cannot be read, or the work was cancelled
   */
  void read(
      VideoInfo video,
      List<Fraction> times,
      Progress progress,
      BiConsumer<Integer, VideoFrame> each)
      throws SightlineException;

  /** Reads through FFmpeg. */
  static ThumbnailReader ffmpeg() {
    return (video, times, progress, each) -> {
      int width = (int) Math.round((double) HEIGHT * video.displayWidth() / video.displayHeight());
      FrameRequest request =
          new FrameRequest(Math.clamp(width, 1, MAX_WIDTH), HEIGHT, PixelLayout.BGRA32, 1);
      try (FrameReader reader = FrameReader.open(video.path(), request)) {
        for (int i = 0; i < times.size(); i++) {
          progress.checkCancelled();
          each.accept(i, reader.frameAt(times.get(i), progress));
        }
      }
    };
  }
}
