package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.model.video.UpperVideoEncoder;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** The frozen image network on each frame, and its inflated top: both on ONNX Runtime. */
final class InflatedVideoEncoder implements VideoEncoder {
  private final LowerVideoEncoder lower;
  private final UpperVideoEncoder upper;

  private InflatedVideoEncoder(LowerVideoEncoder lower, UpperVideoEncoder upper) {
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * @param threads processor threads of the top
   */
  static InflatedVideoEncoder open(ModelBundle bundle, int threads) throws SightlineException {
    UpperVideoEncoder upper =
        new UpperVideoEncoder(
            bundle.weights().tensors(), bundle.manifest().config().framesPerClip(), threads);
    try {
      return new InflatedVideoEncoder(new LowerVideoEncoder(ImageNetwork.bundled(), 1), upper);
    } catch (SightlineException | RuntimeException e) {
      upper.close();
      throw e;
    }
  }

  @Override
  public ClipEncoder clips() {
    return of(lower::encodeFrames, lower.network().sha256());
  }

  /** The image network on each frame of a clip. */
  static ClipEncoder of(EncodedClip.Encoder encoder, String sha256) {
    return new ClipEncoder() {
      @Override
      public EncodedClip encode(List<VideoFrame> frames, Progress stop) throws SightlineException {
        return EncodedClip.of(frames, encoder, stop);
      }

      @Override
      public FeatureLayout layout(int clips, int framesPerClip) {
        return new FeatureLayout(clips, framesPerClip);
      }

      @Override
      public int side() {
        return ImageNetwork.SIDE;
      }

      @Override
      public String sha256() {
        return sha256;
      }
    };
  }

  @Override
  public float[] grid(float[] stored) throws SightlineException {
    return upper.grid(stored);
  }

  @Override
  public List<String> objects() {
    return lower.network().labels();
  }

  @Override
  public void close() {
    lower.close();
    upper.close();
  }
}
