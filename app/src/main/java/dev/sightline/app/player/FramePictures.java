package dev.sightline.app.player;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;

/** Pictures from FFmpeg. */
record FramePictures(FrameReader reader) implements PictureSource {
  @Override
  public VideoInfo info() {
    return reader.info();
  }

  @Override
  public Optional<VideoFrame> next() throws SightlineException {
    return reader.next();
  }

  @Override
  public VideoFrame at(Fraction t, Progress progress) throws SightlineException {
    return reader.frameAt(t, progress);
  }

  @Override
  public void close() {
    reader.close();
  }
}
