package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.problem.SightlineException;

/** Opens models. Thread-safe; blocks. */
@FunctionalInterface
public interface ModelOpener {
  /**
   * @param id of an installed bundle
   * @return a new one, which the caller closes
   * @throws SightlineException if it is not there any more or cannot be opened
   */
  Analyzer open(String id) throws SightlineException;
}
