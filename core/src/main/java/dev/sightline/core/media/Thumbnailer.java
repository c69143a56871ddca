package dev.sightline.core.media;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Picks a picture that stands for a video. Thread-safe. */
public final class Thumbnailer {
  /** Moments that are tried in turn, as shares of the duration: openings are often black. */
  private static final Fraction[] MOMENTS = {
    Fraction.of(1, 10), Fraction.of(1, 3), Fraction.of(2, 3), Fraction.ZERO
  };

  /** No moment later than this is tried, so that a film's thumbnail costs little, s. */
  private static final Fraction LATEST = Fraction.of(60);

  /** Standard deviation of the bytes (0–255) below which a picture is an empty one. */
  private static final double MIN_DEVIATION = 6;

  private Thumbnailer() {}

  /**
   * A frame that shows something, at the video's aspect. Key frames are preferred, since nothing
   * else has to be decoded for them.
   *
   * @param maxSide longest side of the result, px; smaller videos are not enlarged
   * @throws SightlineException if the file cannot be read as a video, or the user cancelled
   */
  public static VideoFrame thumbnail(Path path, int maxSide, PixelLayout layout, Progress progress)
      throws SightlineException {
    try (FrameReader reader = FrameReader.open(path, info -> request(info, maxSide, layout))) {
      Fraction duration = reader.info().duration();
      VideoFrame best = null;
      double bestDeviation = -1;
      for (Fraction share : MOMENTS) {
        progress.checkCancelled();
        VideoFrame frame =
            reader.frameNear(duration.times(share).min(LATEST.times(share)), progress);
        double deviation = deviation(frame.pixels());
        if (deviation > bestDeviation) {
          best = frame;
          bestDeviation = deviation;
        }
        if (deviation >= MIN_DEVIATION) {
          break;
        }
      }
      return best;
    }
  }

  /**
   * The frame at a moment, at the video's aspect.
   *
   * @param at from the first frame, s
   * @param maxSide longest side of the result, px; smaller videos are not enlarged
   * @throws SightlineException if the file cannot be read as a video, or the user cancelled
   */
  public static VideoFrame frame(
      Path path, Fraction at, int maxSide, PixelLayout layout, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    try (FrameReader reader = FrameReader.open(path, info -> request(info, maxSide, layout))) {
      return reader.frameAt(at, progress);
    }
  }

  private static FrameRequest request(VideoInfo info, int maxSide, PixelLayout layout) {
    int longest = Math.max(info.displayWidth(), info.displayHeight());
    int width = side(info.displayWidth(), longest, maxSide);
    int height = side(info.displayHeight(), longest, maxSide);
    return new FrameRequest(width, height, layout, 1);
  }

  private static int side(int side, int longest, int max) {
    return longest <= max ? side : Math.max(1, (int) ((long) side * max / longest));
  }

  private static double deviation(byte[] pixels) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    // every 4th byte is one channel in BGRA and runs through all of them in RGB
    for (int i = 1; i < pixels.length; i += 4) {
      int v = pixels[i] & 0xFF;
      sum += v;
      squares += (double) v * v;
      n++;
    }
    double mean = n == 0 ? 0 : sum / n;
    return n == 0 ? 0 : Math.sqrt(Math.max(0, squares / n - mean * mean));
  }
}
