package dev.sightline.core.model;

/**
 * Where a clip lies in its video, as weights over a few learned positions: linear interpolation
 * between the two nearest. A model trained on short videos so has a position for every clip of a
 * long one.
 */
public final class TimeBins {
  private TimeBins() {}

  /**
   * @param clips number of clips, at least 1
   * @param bins learned positions, at least 1
   * @return {@code [clips, bins]}, each row summing to 1; one clip lies in the middle
   */
  public static float[] weights(int clips, int bins) {
    float[] w = new float[clips * bins];
    for (int c = 0; c < clips; c++) {
      double at = clips == 1 ? (bins - 1) / 2.0 : (double) c * (bins - 1) / (clips - 1);
      int low = Math.min((int) Math.floor(at), bins - 1);
      int high = Math.min(low + 1, bins - 1);
      w[c * bins + low] += (float) (1 - (at - low));
      w[c * bins + high] += (float) (at - low);
    }
    return w;
  }
}
