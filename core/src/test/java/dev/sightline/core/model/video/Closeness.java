package dev.sightline.core.model.video;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares long rows of numbers. */
final class Closeness {
  private Closeness() {}

  static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(distance(actual, expected)).isLessThanOrEqualTo(tolerance);
  }

  /** The largest difference of two values in the same place; NaN if there is one. */
  static double distance(float[] a, float[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      double d = Math.abs((double) a[i] - b[i]);
      if (Double.isNaN(d)) {
        return d;
      }
      worst = Math.max(worst, d);
    }
    return worst;
  }
}
