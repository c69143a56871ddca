package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.model.bert.WordNeighbours;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.model.gradient.ClipNetwork;
import dev.sightline.core.model.gradient.GradientModel;
import dev.sightline.core.model.video.C3dInput;
import dev.sightline.core.model.video.TorchImageNetwork;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks with gradients of one model, made when they are first asked for: most sessions never
 * need PyTorch. Owns their native memory until it is closed. Thread-safe.
 */
final class GradientSource implements AutoCloseable {
  private final ModelBundle bundle;
  private final VideoEncodingPipeline pipeline;
  private final TorchEngine engine;
  private GradientModel model;
  private ClipNetwork clips;
  private WordNeighbours near;
  private boolean closed;

  GradientSource(ModelBundle bundle, VideoEncodingPipeline pipeline, int threads) {
    this.bundle = bundle;
    this.pipeline = pipeline;
    this.engine = new TorchEngine(threads);
  }

  synchronized GradientModel model() throws SightlineException {
    requireOpen();
    if (model == null) {
      model = GradientModel.open(bundle, engine);
    }
    return model;
  }

  synchronized ClipNetwork clips() throws SightlineException {
    requireOpen();
    if (clips == null) {
      clips = ClipNetwork.open(bundle, engine);
    }
    return clips;
  }

  synchronized WordNeighbours nearWords() throws SightlineException {
    requireOpen();
    if (near == null) {
      near = WordNeighbours.of(bundle.manifest().textEncoder());
    }
    return near;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the model is closed");
    }
  }

  VideoFamily family() {
    return bundle.manifest().family();
  }

  /** Names of the convolutions that gradients reach, from the first to the last. */
  List<String> convolutions() {
    return ClipNetwork.layers(family());
  }

  private boolean isC3d() {
    return family() == VideoFamily.C3D;
  }

  /** Width and height of the frames that the video encoder takes, px. */
  int side() {
    return pipeline.encoder().side();
  }

  /**
   * What convolutions start from: pixels for C3D, else the stored features of the frozen part.
   *
   * @return one array for each clip
   */
  List<float[]> stored(VideoFeatures features, Progress stop) throws SightlineException {
    if (isC3d()) {
      return pixels(features, stop);
    }
    List<float[]> all = new ArrayList<>();
    try (EncodedVideo encoded = pipeline.encode(features.video().path(), stop)) {
      for (int clip = 0; clip < encoded.clips().size(); clip++) {
        stop.checkCancelled();
        all.add(encoded.features().lower(clip));
      }
    }
    return all;
  }

  /** The pixels of each clip, as its network takes them. */
  List<float[]> pixels(VideoFeatures features, Progress stop) throws SightlineException {
    List<float[]> all = new ArrayList<>();
    try (FrameSource source = ReaderSource.open(features.video().path(), side(), 1)) {
      for (Clip clip : features.clips()) {
        List<byte[]> frames = new ArrayList<>();
        for (Fraction t : clip.frameTimes()) {
          VideoFrame frame = source.frameAt(t, stop);
          frames.add(frame.pixels());
        }
        all.add(planes(frames));
      }
    }
    return all;
  }

  private float[] planes(List<byte[]> frames) {
    if (isC3d()) {
      float[] clip = new float[C3dInput.VALUES];
      C3dInput.fill(frames, clip, 0);
      return clip;
    }
    int size = 3 * side() * side();
    float[] clip = new float[frames.size() * size];
    for (int i = 0; i < frames.size(); i++) {
      System.arraycopy(TorchImageNetwork.planes(frames.get(i)), 0, clip, i * size, size);
    }
    return clip;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (model != null) {
      model.close();
      model = null;
    }
    if (clips != null) {
      clips.close();
      clips = null;
    }
  }
}
