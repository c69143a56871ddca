package dev.sightline.core.library.dataset;

/**
 * How many of some videos were named rightly.
 *
 * @param n videos
 * @param right how many of them
 */
public record Hits(int n, int right) {
  /** 0.975 quantile of the normal distribution, for intervals of 95 %. */
  private static final double Z = 1.959963984540054;

  /**
   * @throws IllegalArgumentException if more are right than there are
   */
  public Hits {
    if (right < 0 || right > n) {
      throw new IllegalArgumentException(right + " of " + n);
    }
  }

  /** Share of those that were named rightly, 0 to 1; 0 of none. */
  public double share() {
    return n == 0 ? 0 : (double) right / n;
  }

  /** Lower end of the 95 % interval of Wilson (1927), which holds for few videos too. */
  public double low() {
    return right == 0 ? 0 : Math.max(0, middle() - half());
  }

  /** Upper end of that interval; 1 of none. */
  public double high() {
    return right == n ? 1 : Math.min(1, middle() + half());
  }

  /** True if a share lies outside of the interval. */
  public boolean excludes(double other) {
    return n > 0 && (other < low() || other > high());
  }

  private double middle() {
    return (share() + Z * Z / (2 * n)) / (1 + Z * Z / n);
  }

  private double half() {
    double variance = share() * (1 - share()) / n + Z * Z / (4.0 * n * n);
    return Z * Math.sqrt(variance) / (1 + Z * Z / n);
  }
}
