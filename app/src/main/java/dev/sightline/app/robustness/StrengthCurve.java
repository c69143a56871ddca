package dev.sightline.app.robustness;

import dev.sightline.core.training.robustness.RobustReport;
import java.util.List;

/**
 * A measure against the strength of an attack, weakest first; without an attack at 0.
 *
 * @param strengths from 0, rising
 * @param values 0..1: the probability of the class for one video, accuracy for a set
 * @param low lower end of the 95 % interval; the values again for one video
 * @param high upper end
 * @param videos of the set; 1 for the open video
 * @param checks signs of masked gradients, there or not; empty if none were looked for
 */
public record StrengthCurve(
    List<Double> strengths,
    List<Double> values,
    List<Double> low,
    List<Double> high,
    int videos,
    List<RobustReport.Check> checks) {
  public StrengthCurve {
    strengths = List.copyOf(strengths);
    values = List.copyOf(values);
    low = List.copyOf(low);
    high = List.copyOf(high);
    checks = List.copyOf(checks);
    if (values.size() != strengths.size() || low.size() != high.size()) {
      throw new IllegalArgumentException("as many values as strengths");
    }
  }
}
