package dev.sightline.app.verdict;

import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;

/** Tests maps. Blocks, so never on the FX thread. Thread-safe. */
@FunctionalInterface
public interface MapCheck {
  /**
   * Does all that can be done.
   *
   * @param progress told how far it is; cancelling it stops
   * @throws SightlineException if the model fails, or the user cancelled
   */
  MapTests test(Question question, Progress progress) throws SightlineException;
}
