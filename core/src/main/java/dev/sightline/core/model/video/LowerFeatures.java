package dev.sightline.core.model.video;

import java.util.Map;

/**
 * What the image network says of some frames. Plain Java memory; the arrays are not to be written
 * to.
 *
 * @param frames how many frames, at least 1
 * @param values for each output that was asked for, {@code [frames, …]} as {@link NetworkOutput}
 *     says
 */
public record LowerFeatures(int frames, Map<NetworkOutput, float[]> values) {
  /**
   * @throws IllegalArgumentException if an array's length does not fit
   */
  public LowerFeatures {
    values = Map.copyOf(values);
    values.forEach(
        (output, array) -> {
          if (array.length != frames * output.valuesPerFrame()) {
            throw new IllegalArgumentException(
                output + ": " + array.length + " values for " + frames + " frames");
          }
        });
  }

  /** {@code [frames, 192, 7, 7]}; empty if not asked for. */
  public float[] lower() {
    return values.getOrDefault(NetworkOutput.LOWER, new float[0]);
  }

  /** {@code [frames, 1280, 7, 7]}; empty if not asked for. */
  public float[] features() {
    return values.getOrDefault(NetworkOutput.FEATURES, new float[0]);
  }

  /** {@code [frames, 1000]}; empty if not asked for. */
  public float[] objects() {
    return values.getOrDefault(NetworkOutput.OBJECTS, new float[0]);
  }
}
