package dev.sightline.core.explain.faithfulness;

import java.util.Arrays;

/**
 * Deletion and insertion curves of one map over one kind of item, against random orders (Petsiuk et
 * al., 2018, RISE). Taking away first what the map calls important should make the answer fall
 * fast: a small deletion area. Putting it back first should make it rise fast: a great insertion
 * area.
 *
 * @param items how many were ordered
 * @param deletion highest score taken away first
 * @param insertion highest score put back first
 * @param random deletion in random orders. Insertion in an order is deletion in the reversed order
 *     walked from the other end, and a reversed random order is a random order: one set serves both
 */
public record CurveTest(int items, Curve deletion, Curve insertion, RandomBand random) {
  /** The random band for insertion. */
  public RandomBand randomInsertion() {
    return random.reversed();
  }

  /** How much smaller the deletion area is than that of random orders; positive is better. */
  public double deletionGain() {
    return random.meanArea() - deletion.area();
  }

  /** How much greater the insertion area is than that of random orders; positive is better. */
  public double insertionGain() {
    return insertion.area() - random.meanArea();
  }

  /**
   * Probability that a random order has a deletion area as small as this one: the share of the
   * random orders that do, this one counted among them (Phipson & Smyth, 2010).
   */
  public double deletionP() {
    double own = deletion.area() + ROUNDING;
    return (1.0 + Arrays.stream(random.areas()).filter(a -> a <= own).count())
        / (1 + random.areas().length);
  }

  /** Probability that a random order has an insertion area as great as this one. */
  public double insertionP() {
    double own = insertion.area() - ROUNDING;
    return (1.0 + Arrays.stream(random.areas()).filter(a -> a >= own).count())
        / (1 + random.areas().length);
  }

  /** Areas closer than this are equal: sums of the same numbers in another order. */
  private static final double ROUNDING = 1e-9;
}
