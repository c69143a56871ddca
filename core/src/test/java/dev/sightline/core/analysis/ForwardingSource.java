package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.DecodeTimings;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** A source that does as another does, to be overridden in part. */
class ForwardingSource implements FrameSource {
  private final FrameSource to;

  ForwardingSource(FrameSource to) {
    this.to = to;
  }

  @Override
  public VideoInfo info() {
    return to.info();
  }

  @Override
  public VideoFrame frameAt(Fraction t, Progress stop) throws SightlineException {
    return to.frameAt(t, stop);
  }

  @Override
  public DecodeTimings timings() {
    return to.timings();
  }

  @Override
  public List<String> warnings() {
    return to.warnings();
  }

  @Override
  public void close() {
    to.close();
  }
}
