package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.library.space.VideoMap;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * Where videos of the library lie beside each other. Thread-safe; every method blocks, so never on
 * the FX thread.
 */
public interface SpaceFiles {
  /** Videos that are at least so alike are nearly the same, a cosine: decisions 0134 and 0281. */
  double NEARLY_THE_SAME = 0.9;

  /**
   * All videos that the model has seen, as points of a plane. A map that was made before is there
   * at once.
   *
   * @throws SightlineException if library or model cannot be used; or the user cancelled
   */
  VideoMap map(MapMethod method, Progress progress) throws SightlineException;

  /**
   * Groups of videos that are nearly the same.
   *
   * @throws SightlineException if library or model cannot be used; or the user cancelled
   */
  List<List<Long>> duplicates(Progress progress) throws SightlineException;
}
