package dev.sightline.core.training.own;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.FloatTensor;
import java.util.Map;

/**
 * The cross-attention of a base model, as it was trained. Owns native memory until closed; one
 * thread at a time.
 *
 * @param manager owns all of it
 * @param net of which only the fusion has weights
 */
record FrozenFusion(NDManager manager, MultimodalNet net) implements AutoCloseable {
  private static final String PREFIX = "fusion.";

  /**
   * Copies the weights.
   *
   * @param manager is the new object's; closed also if this fails
   * @param weights of the whole model
   */
  static FrozenFusion of(NDManager manager, ModelConfig config, Map<String, FloatTensor> weights) {
    try {
      ParameterSet parameters = new ParameterSet(manager);
      weights.forEach(
          (name, t) -> {
            if (name.startsWith(PREFIX)) {
              parameters.put(name, t.values(), t.longShape());
            }
          });
      return new FrozenFusion(manager, new MultimodalNet(config, parameters, false));
    } catch (RuntimeException | Error e) {
      manager.close(); // and with it the parameters, which live under it
      throw e;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
