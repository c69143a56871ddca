package dev.sightline.core.analysis;

import dev.sightline.core.model.onnx.PreparedVideo;
import dev.sightline.core.problem.SightlineException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;

/**
 * The video that was put beside a text last, prepared for the next text. Owns its native memory: at
 * most one video's, freed when another video takes its place or this is closed. Thread-safe; one
 * call at a time computes, others wait.
 */
final class LatestVideo implements AutoCloseable {
  /**
   * What does not depend on the text.
   *
   * @param network what alignment and fusion start from
   * @param objects the image network's own classes, if there is one
   */
  record Prepared(PreparedVideo network, Optional<HeadResult> objects) {}

  /** Uses a prepared video, which is not to be kept. */
  @FunctionalInterface
  interface Use<T> {
    T with(Prepared video) throws SightlineException;
  }

  /** Computes what depends on the video alone. */
  @FunctionalInterface
  interface Preparation {
    PreparedVideo prepare(VideoFeatures features) throws SightlineException;
  }

  private final Preparation preparation;
  private final List<String> objectNames;

  /** Weak: whoever drops the features of a video need not tell. */
  private WeakReference<VideoFeatures> of = new WeakReference<>(null);

  private Prepared prepared;

  /**
   * @param preparation what is done once for a video
   * @param objectNames labels of the image network; empty if there is none
   */
  LatestVideo(Preparation preparation, List<String> objectNames) {
    this.preparation = preparation;
    this.objectNames = objectNames;
  }

  /**
   * Uses the video prepared, which is done first if it is not the same as last time.
   *
   * @throws SightlineException if the native engine fails, or what the use throws
   */
  synchronized <T> T with(VideoFeatures features, Use<T> use) throws SightlineException {
    if (prepared == null || of.get() != features) {
      close();
      int clips = features.clips().size();
      Optional<HeadResult> objects =
          objectNames.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  HeadResults.meanOfClips(
                      ModelAnalyzer.OBJECTS, objectNames, features.objects(), clips));
      prepared = new Prepared(preparation.prepare(features), objects);
      of = new WeakReference<>(features);
    }
    return use.with(prepared);
  }

  @Override
  public synchronized void close() {
    if (prepared != null) {
      prepared.network().close();
      prepared = null;
    }
  }
}
