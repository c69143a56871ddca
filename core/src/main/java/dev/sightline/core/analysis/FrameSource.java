package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.DecodeTimings;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** An open video, as the pipeline needs it; one thread at a time. */
interface FrameSource extends AutoCloseable {
  VideoInfo info();

  /** The frame at a moment, at the encoder's size and layout. */
  VideoFrame frameAt(Fraction t, Progress stop) throws SightlineException;

  DecodeTimings timings();

  List<String> warnings();

  @Override
  void close();

  /** Opens videos. */
  interface Opener {
    FrameSource open(Path video) throws SightlineException;
  }
}
