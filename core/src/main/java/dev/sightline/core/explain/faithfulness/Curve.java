package dev.sightline.core.explain.faithfulness;

import java.util.Arrays;

/**
 * What a model says of the target while more and more is taken away, or put back.
 *
 * @param shares share of the items that was taken away or put back, rising from 0 to 1; not to be
 *     written to
 * @param values what the model says there: a probability 0..1, or a score; not to be written to
 */
public record Curve(double[] shares, double[] values) {
  /**
   * @throws IllegalArgumentException if the lengths differ, the shares do not rise from 0 to 1, or
   *     a value is not a number
   */
  public Curve {
    if (shares.length != values.length || shares.length < 2) {
      throw new IllegalArgumentException(shares.length + " shares, " + values.length + " values");
    }
    if (shares[0] != 0 || shares[shares.length - 1] != 1) {
      throw new IllegalArgumentException("shares run from 0 to 1");
    }
    for (int i = 1; i < shares.length; i++) {
      if (!(shares[i] > shares[i - 1])) {
        throw new IllegalArgumentException("shares do not rise");
      }
    }
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a value is not a number");
    }
  }

  /** Area under the curve by the trapezoid rule: the mean of the values along the way. */
  public double area() {
    double sum = 0;
    for (int i = 1; i < shares.length; i++) {
      sum += (shares[i] - shares[i - 1]) * (values[i] + values[i - 1]) / 2;
    }
    return sum;
  }

  /** The same walked from the other end: what is left for what is gone. */
  Curve reversed() {
    int n = shares.length;
    double[] s = new double[n];
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      s[i] = 1 - shares[n - 1 - i];
      v[i] = values[n - 1 - i];
    }
    return new Curve(s, v);
  }
}
