package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.problem.SightlineException;

/** Brings a batch to the engine. */
public interface BatchMaker {
  /**
   * @param owner of the arrays
   */
  AttackedBatch make(NDManager owner) throws SightlineException;
}
