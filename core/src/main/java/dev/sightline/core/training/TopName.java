package dev.sightline.core.training;

import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.video.TopHeavyI3d;
import java.util.Arrays;

/** Names the weights of the trainable top of the video encoder by their values. */
final class TopName {
  private TopName() {}

  static String of(ParameterSet parameters) {
    int hash = 1;
    for (String name : TopHeavyI3d.PARAMETERS) {
      hash = 31 * hash + Arrays.hashCode(parameters.get(name).toFloatArray());
    }
    return "top-" + Integer.toHexString(hash);
  }
}
