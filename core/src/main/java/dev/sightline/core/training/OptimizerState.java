package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.model.ParameterSet;

/**
 * All that an optimiser remembers between steps. Owns its arrays.
 *
 * @param firstMoment running mean of each gradient
 * @param secondMoment running mean of each squared gradient
 * @param average moving average of the weights
 * @param step steps done
 */
public record OptimizerState(
    ParameterSet firstMoment, ParameterSet secondMoment, ParameterSet average, long step)
    implements AutoCloseable {

  /** A state before the first step. */
  public static OptimizerState fresh(
      NDManager manager, ParameterSet parameters, Iterable<String> names) {
    OptimizerState s =
        new OptimizerState(
            new ParameterSet(manager), new ParameterSet(manager), new ParameterSet(manager), 0);
    for (String name : names) {
      long[] shape = parameters.get(name).getShape().getShape();
      float[] values = parameters.get(name).toFloatArray();
      s.firstMoment.put(name, new float[values.length], shape);
      s.secondMoment.put(name, new float[values.length], shape);
      s.average.put(name, values, shape);
    }
    return s;
  }

  @Override
  public void close() {
    firstMoment.close();
    secondMoment.close();
    average.close();
  }
}
