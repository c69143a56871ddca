package dev.sightline.core.library.space;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.words.Phrase;
import java.util.List;
import tagbio.umap.ProgressListener;
import tagbio.umap.ProgressState;
import tagbio.umap.Umap;
import tagbio.umap.UmapProgress;

/**
 * Points in a plane where neighbours stay neighbours (UMAP; McInnes, Healy and Melville, 2018), by
 * the library umap-java. It begins at random places from a fixed seed and runs on one thread, so
 * the same points give the same map, bit for bit.
 *
 * <p>The library keeps how far it is in one place for the whole process: one projection at a time.
 */
final class UmapProjection {
  /** What a map depends on beside its points; with another number it is another map. */
  static final long SEED = 42;

  /** Neighbours that hold a point in its place: the default of the authors. */
  static final int NEIGHBOURS = 15;

  /** How close points may lie: their default too. */
  static final float MIN_DISTANCE = 0.1f;

  /** Fewer have no neighbourhoods to keep. */
  static final int FEWEST = 5;

  private UmapProjection() {}

  /** Goes through the library and out of it again. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super(null, null, false, false);
    }
  }

  /**
   * Projects points to two dimensions.
   *
   * @param points {@code [n][d]}, n ≥ {@value #FEWEST}; of length 1, so that the plain distance
   *     orders them as the cosine does
   * @return {@code [n][2]}, in no unit
   * @throws CancelledException if the user cancelled; within half a second
   */
  @SuppressWarnings("LockOnNonEnclosingClassLiteral") // which guards the library's one progress
  static float[][] of(List<float[]> points, Progress progress) throws CancelledException {
    synchronized (UmapProgress.class) {
      return alone(points, progress);
    }
  }

  private static float[][] alone(List<float[]> points, Progress progress)
      throws CancelledException {
    float[][] all = new float[points.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = points.get(i).clone(); // the library may write to what it is given
    }
    ProgressListener listener = state -> told(state, progress);
    progress.checkCancelled();
    UmapProgress.addProgressListener(listener);
    try {
      return new Umap()
          .setNumberComponents(2)
          .setNumberNearestNeighbours(Math.min(NEIGHBOURS, all.length - 1))
          .setMinDist(MIN_DISTANCE)
          .setMetric("euclidean")
          .setSeed(SEED)
          .setThreads(1) // more would not give the same map twice
          .setVerbose(false)
          .fitTransform(all);
    } catch (Stopped e) {
      throw new CancelledException();
    } finally {
      UmapProgress.removeProgressListener(listener);
    }
  }

  private static void told(ProgressState state, Progress progress) {
    try {
      progress.checkCancelled();
    } catch (CancelledException e) {
      throw new Stopped(); // the library's listeners throw nothing that is checked
    }
    progress.update(
        state.getTotal() == 0 ? -1 : Math.min(1, (double) state.getCount() / state.getTotal()),
        Phrase.of("Laying out the map"));
  }
}
