package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.DecodeTimings;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Frames from FFmpeg, scaled to the size that the encoder takes. */
record ReaderSource(FrameReader reader) implements FrameSource {
  /**
   * @param side width and height of the frames, px
   * @param threads decoder threads
   */
  static ReaderSource open(Path video, int side, int threads) throws SightlineException {
    return new ReaderSource(
        FrameReader.open(
            video, new FrameRequest(side, side, VideoFrame.PixelLayout.RGB24, threads)));
  }

  @Override
  public VideoInfo info() {
    return reader.info();
  }

  @Override
  public VideoFrame frameAt(Fraction t, Progress stop) throws SightlineException {
    return reader.frameAt(t, stop);
  }

  @Override
  public DecodeTimings timings() {
    return reader.timings();
  }

  @Override
  public List<String> warnings() {
    return reader.warnings();
  }

  @Override
  public void close() {
    reader.close();
  }
}
