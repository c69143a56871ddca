package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Set;

/** Gives a model in which some parts have random weights. Thread-safe. */
public interface RandomModels {
  /** Keys of the parts, from the answer down to the input. */
  List<String> parts();

  /**
   * Loads it; takes about a second.
   *
   * @param random some of {@link #parts}: they get such weights as training starts from
   * @param seed of these
   * @return to be closed by the caller
   * @throws SightlineException if the engine cannot load it
   */
  Analyzer open(Set<String> random, long seed) throws SightlineException;
}
