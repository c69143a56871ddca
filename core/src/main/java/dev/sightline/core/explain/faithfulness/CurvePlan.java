package dev.sightline.core.explain.faithfulness;

/**
 * How finely curves are drawn, and against how many random orders.
 *
 * @param steps points of a curve after its first, at most; fewer items give fewer points
 * @param orders random orders, at least 1
 * @param seed of the random orders and of the order of equal scores
 */
public record CurvePlan(int steps, int orders, long seed) {
  /**
   * What the window uses. 39 orders: the best rank among 40 is the 2.5 % that a two-sided test at 5
   * % asks for.
   */
  public static final CurvePlan USUAL = new CurvePlan(16, 39, 20_261_128);

  public CurvePlan {
    if (steps < 1 || orders < 1) {
      throw new IllegalArgumentException(steps + " steps, " + orders + " orders");
    }
  }

  /** How many of {@code n} items are gone at each point, rising from 0 to {@code n}. */
  int[] counts(int n) {
    int points = Math.min(steps, n);
    int[] counts = new int[points + 1];
    for (int i = 0; i <= points; i++) {
      counts[i] = (int) Math.round((double) i * n / points);
    }
    return counts;
  }
}
