package dev.sightline.app.robustness;

import java.util.List;

/**
 * A measure against the strength of an attack, weakest first; without an attack at 0.
 *
 * @param strengths from 0, rising
 * @param values 0..1: the probability of the class for one video, accuracy for a set
 * @param low lower end of the 95 % interval; the values again for one video
 * @param high upper end
 * @param videos of the set; 1 for the open video
 */
public record StrengthCurve(
    List<Double> strengths, List<Double> values, List<Double> low, List<Double> high, int videos) {
  public StrengthCurve {
    strengths = List.copyOf(strengths);
    values = List.copyOf(values);
    low = List.copyOf(low);
    high = List.copyOf(high);
    if (values.size() != strengths.size() || low.size() != high.size()) {
      throw new IllegalArgumentException("as many values as strengths");
    }
  }
}
