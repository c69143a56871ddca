package dev.sightline.app.export;

import dev.sightline.core.figure.Raster;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;

/** Decodes one picture of a video. Thread-safe; blocks. */
@FunctionalInterface
public interface FrameGrabber {
  /** Longest side of a picture in a figure, px: sharp at the width of a page at 200 dpi. */
  int MAX_SIDE = 1600;

  /**
   * The frame at a moment, as a viewer sees it.
   *
   * @param time s from the first frame
   * @throws SightlineException if the file cannot be read, or the work was cancelled
   */
  Raster at(VideoInfo video, Fraction time, Progress progress) throws SightlineException;

  /** Reads through FFmpeg. */
  static FrameGrabber ffmpeg() {
    return (video, time, progress) -> {
      double scale =
          Math.min(1, (double) MAX_SIDE / Math.max(video.displayWidth(), video.displayHeight()));
      int width = Math.max(1, (int) Math.round(video.displayWidth() * scale));
      int height = Math.max(1, (int) Math.round(video.displayHeight() * scale));
      FrameRequest request = new FrameRequest(width, height, PixelLayout.BGRA32, 1);
      try (FrameReader reader = FrameReader.open(video.path(), request)) {
        return raster(reader.frameAt(time, progress));
      }
    };
  }

  private static Raster raster(VideoFrame frame) {
    byte[] bgra = frame.pixels();
    int[] argb = new int[frame.width() * frame.height()];
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          0xFF000000
              | (bgra[4 * i + 2] & 0xFF) << 16
              | (bgra[4 * i + 1] & 0xFF) << 8
              | bgra[4 * i] & 0xFF;
    }
    return new Raster(frame.width(), frame.height(), argb);
  }
}
