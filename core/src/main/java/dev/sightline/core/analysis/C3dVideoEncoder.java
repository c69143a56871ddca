package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.model.video.C3dEncoder;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** C3D: a clip's grid in one go, so the grid itself is what is kept. */
final class C3dVideoEncoder implements VideoEncoder, ClipEncoder {
  private final C3dEncoder network;
  private final String sha256;

  /**
   * @param bundle of the family C3D, its weights checked
   * @param threads processor threads of one clip
   */
  C3dVideoEncoder(ModelBundle bundle, int threads) throws SightlineException {
    this.network = new C3dEncoder(bundle.weights().tensors(), threads);
    this.sha256 = bundle.manifest().file(BundleManifest.WEIGHTS).orElseThrow().sha256();
  }

  @Override
  public ClipEncoder clips() {
    return this;
  }

  @Override
  public EncodedClip encode(List<VideoFrame> frames, Progress stop) throws SightlineException {
    stop.checkCancelled();
    float[] grid = network.grid(frames.stream().map(VideoFrame::pixels).toList());
    return new EncodedClip(grid, new float[0]);
  }

  @Override
  public FeatureLayout layout(int clips, int framesPerClip) {
    return new FeatureLayout(clips, framesPerClip, network.values(), 0);
  }

  @Override
  public int side() {
    return C3d.SIDE;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public float[] grid(float[] stored) {
    return stored;
  }

  @Override
  public List<String> objects() {
    return List.of();
  }

  @Override
  public void close() {
    network.close();
  }
}
