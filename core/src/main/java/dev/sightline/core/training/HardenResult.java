package dev.sightline.core.training;

import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;

/**
 * What came of hardening.
 *
 * @param model the hardened bundle's content
 * @param heads what was measured, one for each head
 * @param curves of the training
 */
public record HardenResult(HardenedModel model, List<Head> heads, List<CurvePoint> curves) {
  public HardenResult {
    heads = List.copyOf(heads);
    curves = List.copyOf(curves);
  }

  /**
   * Accuracy on dev items.
   *
   * @param epsilon strength of PGD of {@link RobustAccuracy#STEPS} steps; 0: clean
   */
  public record Point(double epsilon, Interval before, Interval after) {}

  /**
   * Accuracy of a head before and after.
   *
   * @param key of the head
   * @param n dev items
   * @param points from clean to twice the plan's strength
   */
  public record Head(String key, int n, List<Point> points) {
    public Head {
      points = List.copyOf(points);
    }

    /** Without an attack. */
    public Point clean() {
      return points.getFirst();
    }

    /** At the plan's strength. */
    public Point at(HardenPlan plan) {
      return points.stream().filter(p -> p.epsilon() == plan.epsilon()).findFirst().orElseThrow();
    }

    /**
     * How many times as many answers are right under attack as before; where none was, as if one
     * had been.
     */
    public double factor(HardenPlan plan) {
      Point p = at(plan);
      return p.after().value() / Math.max(p.before().value(), 1.0 / n);
    }

    /** What is lost of the accuracy without an attack. */
    public double cleanLoss() {
      return clean().before().value() - clean().after().value();
    }
  }
}
