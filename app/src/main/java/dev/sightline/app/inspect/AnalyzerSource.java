package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.problem.SightlineException;

/** Where the model comes from; it is opened when first asked for. Thread-safe. */
@FunctionalInterface
public interface AnalyzerSource {
  /**
   * The model, opened if it is not yet. Blocks, so never on the FX thread. A failure is not kept:
   * the next call tries again.
   *
   * @throws SightlineException if it cannot be opened
   */
  Analyzer get() throws SightlineException;
}
