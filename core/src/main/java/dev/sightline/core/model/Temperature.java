package dev.sightline.core.model;

/**
 * Sharpens or flattens probabilities without changing their order: {@code softmax(z / T)} (Guo et
 * al., 2017, equation 9).
 *
 * @param value T, finite and above 0; 1 changes nothing, more makes the model less sure
 */
public record Temperature(double value) {
  /** Changes nothing. */
  public static final Temperature NONE = new Temperature(1);

  /**
   * @throws IllegalArgumentException if the value is not finite or not above 0
   */
  public Temperature {
    if (!Double.isFinite(value) || value <= 0) {
      throw new IllegalArgumentException("a temperature of " + value);
    }
  }

  /**
   * Applies it to what comes out of a softmax at T = 1. Logits are known up to a number that is
   * added to all of them, so {@code log p} serves as well as they do.
   *
   * @param probabilities {@code [rows × classes]}, each row summing to 1; not changed
   * @param classes length of a row
   * @return of the same shape; the same array if T = 1
   */
  public float[] apply(float[] probabilities, int classes) {
    if (value == 1) {
      return probabilities;
    }
    float[] out = new float[probabilities.length];
    for (int from = 0; from < out.length; from += classes) {
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.pow(probabilities[from + c], 1 / value);
      }
      for (int c = 0; c < classes; c++) {
        out[from + c] = (float) (Math.pow(probabilities[from + c], 1 / value) / sum);
      }
    }
    return out;
  }
}
