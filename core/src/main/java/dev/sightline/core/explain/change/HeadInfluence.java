package dev.sightline.core.explain.change;

import dev.sightline.core.explain.Target;
import dev.sightline.core.model.CrossHead;
import java.util.Map;

/**
 * What a class's probability does when one head at a time gives nothing. Immutable.
 *
 * @param target the class
 * @param whole its probability with all heads that are on, 0..1
 * @param without its probability without each head, 0..1
 */
public record HeadInfluence(Target.OfClass target, double whole, Map<CrossHead, Double> without) {
  public HeadInfluence {
    without = Map.copyOf(without);
  }

  /**
   * Probability without the head minus probability with it, -1..1: negative if the head speaks for
   * the class.
   *
   * @throws IllegalArgumentException if that head was not measured
   */
  public double change(CrossHead head) {
    Double value = without.get(head);
    if (value == null) {
      throw new IllegalArgumentException("not measured: " + head);
    }
    return value - whole;
  }

  /** True if that head was measured. */
  public boolean has(CrossHead head) {
    return without.containsKey(head);
  }
}
