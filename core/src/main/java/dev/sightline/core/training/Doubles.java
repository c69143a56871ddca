package dev.sightline.core.training;

/** Numbers of a network in the width that statistics are done in. */
final class Doubles {
  private Doubles() {}

  static double[] of(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }
}
