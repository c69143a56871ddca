package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterSet;
import java.util.Arrays;

/** Heads that read the video and nothing else. */
final class VideoAlone {
  private VideoAlone() {}

  /**
   * Sets the weights of a head for everything but the plain pooled video to 0.
   *
   * @param parameters are changed
   */
  static void blind(ParameterSet parameters, ModelConfig config, String head) {
    String name = "head." + head + ".weight";
    NDArray weight = parameters.get(name);
    float[] values = weight.toFloatArray();
    int labels = Math.toIntExact(weight.getShape().get(0));
    int width = values.length / labels;
    for (int l = 0; l < labels; l++) {
      Arrays.fill(values, l * width, (l + 1) * width - config.videoChannels(), 0);
    }
    parameters.put(name, values, labels, width);
  }
}
