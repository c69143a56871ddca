package dev.sightline.app.player;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;

/** Decodes the pictures of one video. Used by one thread at a time; blocks. */
interface PictureSource extends AutoCloseable {
  /** Opens videos. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens a video for pictures that fit into a box, never larger than the video itself.
     *
     * @param box px
     * @throws SightlineException if there is nothing to be seen
     */
    PictureSource open(Path path, Box box) throws SightlineException;
  }

  /** What is known of the video. */
  VideoInfo info();

  /** The next picture in order; empty after the last. */
  Optional<VideoFrame> next() throws SightlineException;

  /** The picture whose interval holds {@code t}; the first or last beyond the ends. */
  VideoFrame at(Fraction t, Progress progress) throws SightlineException;

  @Override
  void close();

  /** Decodes through FFmpeg, on {@code threads} threads. */
  static Opener ffmpeg(int threads) {
    return (path, box) -> {
      Box size = box.fit(MediaProbe.probe(path));
      FrameRequest request =
          new FrameRequest(size.width(), size.height(), PixelLayout.BGRA32, threads);
      return new FramePictures(FrameReader.open(path, request));
    };
  }
}
