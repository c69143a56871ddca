package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.model.ParameterSet;
import java.util.List;

/** Puts the moving average of the weights in their place. */
public final class Averages {
  private Averages() {}

  /** Overwrites the trained parameters by their averages. */
  public static void apply(OptimizerState state, List<String> trained, ParameterSet parameters) {
    for (String name : trained) {
      put(parameters, name, state.average().get(name));
    }
  }

  /** All parameters, averaged where there is an average; the caller closes it. */
  public static ParameterSet copy(
      NDManager manager, ParameterSet parameters, OptimizerState state) {
    ParameterSet out = new ParameterSet(manager);
    for (String name : parameters.names()) {
      put(out, name, state.average().has(name) ? state.average().get(name) : parameters.get(name));
    }
    return out;
  }

  private static void put(ParameterSet into, String name, NDArray values) {
    into.put(name, values.toFloatArray(), values.getShape().getShape());
  }
}
