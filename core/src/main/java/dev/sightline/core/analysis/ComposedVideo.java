package dev.sightline.core.analysis;

import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.model.onnx.ClipComposer;
import dev.sightline.core.model.onnx.PreparedVideo;
import dev.sightline.core.problem.SightlineException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prepares videos for the network that hides parts, and spares what it knows: the video that was
 * composed last is put together from the prepared clips of the unchanged one, which stays prepared.
 * Owns that one's native memory until closed. Thread-safe.
 */
final class ComposedVideo implements AutoCloseable {
  private final MultimodalModel model;
  private WeakReference<VideoFeatures> base = new WeakReference<>(null);
  private PreparedVideo prepared;
  private WeakReference<VideoFeatures> composed = new WeakReference<>(null);
  private WeakReference<VideoFeatures> composedOf = new WeakReference<>(null);
  private List<ClipSource> sources = List.of();

  ComposedVideo(MultimodalModel model) {
    this.model = model;
  }

  /** The features alone. */
  static VideoFeatures features(VideoFeatures of, List<ClipSource> sources) {
    int clips = of.clips().size();
    if (sources.size() != clips) {
      throw new IllegalArgumentException(sources.size() + " sources for " + clips + " clips");
    }
    int size = of.cells().length / clips;
    int classes = of.objects().length / clips;
    float[] cells = new float[of.cells().length];
    float[] objects = new float[of.objects().length];
    for (int i = 0; i < clips; i++) {
      ClipSource source = sources.get(i);
      boolean own = source.changed().isEmpty();
      float[] from = own ? of.cells() : source.changed().get().cells();
      float[] seen = own ? of.objects() : source.changed().get().objects();
      System.arraycopy(from, own ? source.clip() * size : 0, cells, i * size, size);
      System.arraycopy(seen, own ? source.clip() * classes : 0, objects, i * classes, classes);
    }
    return new VideoFeatures(
        of.video(),
        of.videoSha256(),
        of.clips(),
        of.grid(),
        of.channels(),
        cells,
        objects,
        of.timings());
  }

  /** The features; what they were made of is remembered. */
  synchronized VideoFeatures compose(VideoFeatures of, List<ClipSource> from) {
    VideoFeatures made = features(of, from);
    composed = new WeakReference<>(made);
    composedOf = new WeakReference<>(of);
    sources = List.copyOf(from);
    return made;
  }

  /** Prepares a video; the caller closes it. */
  synchronized PreparedVideo prepare(VideoFeatures features) throws SightlineException {
    VideoFeatures of = composedOf.get();
    if (composed.get() != features || of == null) {
      return model.prepareMaskable(features.cells(), features.clips().size());
    }
    if (base.get() != of) {
      close();
      prepared = model.prepareMaskable(of.cells(), of.clips().size());
      base = new WeakReference<>(of);
    }
    Map<ClipCells, Integer> changed = new IdentityHashMap<>();
    List<ClipCells> order = new ArrayList<>();
    for (ClipSource source : sources) {
      source
          .changed()
          .ifPresent(
              c -> {
                if (changed.putIfAbsent(c, order.size()) == null) {
                  order.add(c);
                }
              });
    }
    try (PreparedVideo more = order.isEmpty() ? null : prepare(order)) {
      return model
          .composer()
          .compose(
              sources.stream()
                  .map(
                      s ->
                          s.changed()
                              .map(c -> new ClipComposer.Piece(more, changed.get(c)))
                              .orElse(new ClipComposer.Piece(prepared, s.clip())))
                  .toList());
    }
  }

  /** Changed clips as if they were a video of their own: their places in time do not count. */
  private PreparedVideo prepare(List<ClipCells> clips) throws SightlineException {
    int size = clips.getFirst().cells().length;
    float[] grid = new float[size * clips.size()];
    for (int i = 0; i < clips.size(); i++) {
      System.arraycopy(clips.get(i).cells(), 0, grid, i * size, size);
    }
    return model.prepareMaskable(grid, clips.size());
  }

  @Override
  public synchronized void close() {
    base = new WeakReference<>(null);
    if (prepared != null) {
      prepared.close();
      prepared = null;
    }
  }
}
