package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.problem.SightlineException;

/** Takes care of where the attention of analyses lies. Thread-safe. */
@FunctionalInterface
public interface AnalysisKeeper {
  /** Leaves everything in memory. */
  AnalysisKeeper NONE = analysis -> analysis;

  /**
   * The same analysis, whose attention may lie elsewhere.
   *
   * @throws SightlineException if there is no room for it
   */
  Analysis keep(Analysis analysis) throws SightlineException;
}
