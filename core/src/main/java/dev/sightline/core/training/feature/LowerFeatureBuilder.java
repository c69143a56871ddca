package dev.sightline.core.training.feature;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.model.video.NetworkOutput;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Encodes the frames of a set by the frozen lower network, once. Rows of the store: {@code [item,
 * view, frame]}, each {@code 192 × 7 × 7} values.
 */
public final class LowerFeatureBuilder {
  private static final int ITEMS_AT_ONCE = 16;

  private final LowerVideoEncoder encoder;
  private final int decodeThreads;
  private final long seed;

  /**
   * @param seed decides on the random views
   */
  public LowerFeatureBuilder(LowerVideoEncoder encoder, int decodeThreads, long seed) {
    this.encoder = encoder;
    this.decodeThreads = decodeThreads;
    this.seed = seed;
  }

  /** Values of one row. */
  public static int rowLength() {
    return NetworkOutput.LOWER.valuesPerFrame();
  }

  /**
   * Opens the store, after computing what is missing of it.
   *
   * @param views views of each item, at least 1
   */
  public FeatureStore build(FrameSource source, int views, Path target, Progress progress)
      throws SightlineException {
    int perItem = views * source.framesPerItem();
    if (Files.exists(target)) {
      FeatureStore store = FeatureStore.open(target, rowLength());
      if (store.rows() == (long) source.items() * perItem) {
        return store;
      }
      // made from other data or settings
      store.close();
    }
    try (FeatureWriter writer = new FeatureWriter(target, rowLength());
        ExecutorService decoders = Executors.newFixedThreadPool(decodeThreads)) {
      int from = (int) (writer.rowsDone() / perItem);
      writer.rewindTo((long) from * perItem);
      List<Future<List<byte[]>>> ahead = new ArrayList<>();
      for (int i = from; i < Math.min(from + 2 * ITEMS_AT_ONCE, source.items()); i++) {
        int item = i;
        ahead.add(decoders.submit(() -> views(source, item, views)));
      }
      for (int i = from; i < source.items(); i++) {
        progress.checkCancelled();
        progress.update(
            (double) i / source.items(), Phrase.of("encoding {0}", target.getFileName()));
        List<byte[]> rgb = ahead.removeFirst().get();
        int next = i + 2 * ITEMS_AT_ONCE;
        if (next < source.items()) {
          ahead.add(decoders.submit(() -> views(source, next, views)));
        }
        for (int f = 0; f < rgb.size(); f += ITEMS_AT_ONCE) {
          List<byte[]> part = rgb.subList(f, Math.min(f + ITEMS_AT_ONCE, rgb.size()));
          writer.append(encoder.encode(part, Set.of(NetworkOutput.LOWER)).lower());
        }
      }
      writer.complete();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SightlineException s) {
        throw s;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new dev.sightline.core.job.CancelledException();
    }
    return FeatureStore.open(target, rowLength());
  }

  /** {@code [view, frame]} pictures. */
  private List<byte[]> views(FrameSource source, int item, int views) throws SightlineException {
    List<byte[]> frames = source.frames(item);
    List<byte[]> out = new ArrayList<>();
    for (int v = 0; v < views; v++) {
      PixelView view = PixelView.of(v, source.name(item), seed);
      for (byte[] frame : frames) {
        out.add(view.apply(frame, ImageNetwork.SIDE));
      }
    }
    return out;
  }
}
